/* Memory and CPU time of the server under test, read from /proc.
 *
 * With children every live descendant of a root counts too (an nginx master and its workers).
 * CPU of a process that has already exited counts only if its parent reaped it and that parent is counted.
 */
#ifndef SSELOAD_PROCESSES_H
#define SSELOAD_PROCESSES_H

#include <stdbool.h>
#include <stdint.h>

struct process_sample {
    int pids, threads;
    uint64_t rss_kb;  /* sum of VmRSS (pages shared between processes count once each) */
    uint64_t anon_kb; /* sum of RssAnon: memory that is theirs alone */
    uint64_t hwm_kb;  /* sum of VmHWM: the highest resident size so far */
    double cpu_s;     /* user + system CPU seconds, reaped children included */
    double user_s, sys_s;
};

struct process_sample processes_sample(const int *roots, int count, bool children);

/* CPU seconds of the whole machine so far: busy (all but idle, iowait and steal), and stolen by the
 * hypervisor. Both measure the noise of a run; on many virtual machines stolen time is also charged to
 * whichever process was running, so CPU per delivery is only sound where steal is small. */
void machine_cpu(double *busy, double *steal);

/* Kernel memory in kB: unreclaimable slab, where sockets live. */
uint64_t kernel_slab_kb(void);

#endif
