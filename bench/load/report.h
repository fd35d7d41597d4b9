/* The one line of JSON that a run prints. */
#ifndef SSELOAD_REPORT_H
#define SSELOAD_REPORT_H

#include "run.h"

void report(const struct run *run);

#endif
