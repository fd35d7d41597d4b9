/* sseload: a load generator and checker for servers that fan events out over Server-Sent Events.
 *
 * One process, one thread, one epoll set. It opens subscribers, publishes events over keep-alive HTTP/1.1
 * connections and watches every copy arrive. Each event carries a token, LG<run>_<seq>_<nanoseconds>_ (letters,
 * digits and underscores only, so that it survives JSON, URL and HTML encoding), by which it checks each
 * connection for lost, duplicated and reordered events and measures publish -> receive on one clock. Loopback
 * only; every loop is bounded. README.md says how to use it.
 */
#define _GNU_SOURCE
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>

#include "connection.h"
#include "ledger.h"
#include "options.h"
#include "report.h"
#include "template.h"

static void raise_file_limit(void)
{
    struct rlimit limit;
    int needed = options.subs + options.pubs + 32;
    getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_NOFILE, &limit);
    if (limit.rlim_cur < (rlim_t)needed)
        die("needs %d file descriptors, the limit is %llu", needed, (unsigned long long)limit.rlim_cur);
}

int main(int argc, char **argv)
{
    options_read(argc, argv);
    signal(SIGPIPE, SIG_IGN);
    prctl(PR_SET_TIMERSLACK, 1ul); /* sleep to the microsecond, not to 50 */
    raise_file_limit();
    template_start(now_ns());
    ledger_init();
    subs_init();
    connections_init();
    struct run run = run_all();
    report(&run);
    return 0;
}
