#include "resume.h"

#include "options.h"

/* "At once" for a program that does not honour `retry`: how long it waits between two attempts. */
#define AT_ONCE (SEC / 4)

struct resume resume;

void resume_init(void)
{
    for (int i = 0; options.restart && i < options.subs; i++)
        subs[i].resumption = allocate(1, sizeof *subs[i].resumption);
}

void resume_later(struct sub *sub)
{
    struct resumption *r = sub->resumption;
    uint64_t now = now_ns();
    if (!r->lost) {
        r->lost = true;
        if (resume.lost++ == 0)
            resume.t_first_lost = now;
    }
    r->id[0] = 0;
    r->due = now + (options.honour_retry && r->retry_ns ? r->retry_ns : AT_ONCE);
    sub->carry_length = 0;
    sub->chunk_left = 0;
    sub->chunk_state = sub->saw_data = sub->saw_token = 0;
    sub->state = SUB_AWAY;
}

void resume_live(struct sub *sub, uint64_t now)
{
    if (!sub->resumption->lost)
        return;
    if (!resume.t_first_back)
        resume.t_first_back = now;
    resume.back++;
    resume.t_all_back = now;
}

void resume_due(uint64_t now)
{
    for (int i = 0; i < options.subs; i++)
        if (subs[i].state == SUB_AWAY && subs[i].resumption->due <= now)
            sub_start(i, now);
}
