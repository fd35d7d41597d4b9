#include "processes.h"

#include <ctype.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "load.h"

struct process_stat {
    int parent, threads;
    uint64_t user_ticks, system_ticks;
};

/* Reads a whole small file as text; false when it is not there. */
static bool read_text(const char *path, char *text, size_t capacity)
{
    FILE *file = fopen(path, "r");
    if (!file)
        return false;
    size_t length = fread(text, 1, capacity - 1, file);
    fclose(file);
    text[length] = 0;
    return true;
}

static bool read_stat(int pid, struct process_stat *stat)
{
    char path[64], text[2048], state;
    snprintf(path, sizeof path, "/proc/%d/stat", pid);
    if (!read_text(path, text, sizeof text))
        return false;
    char *p = strrchr(text, ')'); /* the command name may hold spaces and brackets */
    if (!p)
        return false;
    unsigned long user, system;
    long reaped_user, reaped_system, threads;
    if (sscanf(p + 1, " %c %d %*d %*d %*d %*d %*u %*u %*u %*u %*u %lu %lu %ld %ld %*d %*d %ld", &state,
               &stat->parent, &user, &system, &reaped_user, &reaped_system, &threads) != 7)
        return false;
    stat->user_ticks = user + (uint64_t)reaped_user;
    stat->system_ticks = system + (uint64_t)reaped_system;
    stat->threads = (int)threads;
    return true;
}

static uint64_t value_kb(const char *text, const char *key)
{
    const char *p = strstr(text, key);
    return p ? strtoull(p + strlen(key), NULL, 10) : 0;
}

/* Adds the children of those that are known; returns whether there were any. */
static bool add_children(int *pids, int *count)
{
    bool added = false;
    DIR *proc = opendir("/proc");
    if (!proc)
        return false;
    for (struct dirent *entry; (entry = readdir(proc)) != NULL;) {
        if (!isdigit((unsigned char)entry->d_name[0]))
            continue;
        int pid = atoi(entry->d_name);
        struct process_stat stat;
        if (!read_stat(pid, &stat))
            continue;
        bool known = false, ours = false;
        for (int i = 0; i < *count; i++) {
            known |= pids[i] == pid;
            ours |= pids[i] == stat.parent;
        }
        if (ours && !known && *count < MAX_PIDS) {
            pids[(*count)++] = pid;
            added = true;
        }
    }
    closedir(proc);
    return added;
}

struct process_sample processes_sample(const int *roots, int count, bool children)
{
    struct process_sample sample = {0};
    int pids[MAX_PIDS];
    memcpy(pids, roots, (size_t)count * sizeof *pids);
    while (children && add_children(pids, &count)) /* /proc is not in the order of the tree */
        ;
    double tick = 1.0 / (double)sysconf(_SC_CLK_TCK);
    for (int i = 0; i < count; i++) {
        struct process_stat stat;
        if (!read_stat(pids[i], &stat))
            continue;
        sample.pids++;
        sample.threads += stat.threads;
        sample.user_s += (double)stat.user_ticks * tick;
        sample.sys_s += (double)stat.system_ticks * tick;
        char path[64], text[4096];
        snprintf(path, sizeof path, "/proc/%d/status", pids[i]);
        if (!read_text(path, text, sizeof text))
            continue;
        sample.rss_kb += value_kb(text, "VmRSS:");
        sample.anon_kb += value_kb(text, "RssAnon:");
        sample.hwm_kb += value_kb(text, "VmHWM:");
    }
    sample.cpu_s = sample.user_s + sample.sys_s;
    return sample;
}

void machine_cpu(double *busy, double *steal)
{
    unsigned long long v[8] = {0};
    char text[8192];
    double tick = 1.0 / (double)sysconf(_SC_CLK_TCK);
    *busy = *steal = 0;
    if (!read_text("/proc/stat", text, sizeof text) ||
        sscanf(text, "cpu %llu %llu %llu %llu %llu %llu %llu %llu",
               v, v + 1, v + 2, v + 3, v + 4, v + 5, v + 6, v + 7) < 8)
        return;
    *busy = (double)(v[0] + v[1] + v[2] + v[5] + v[6]) * tick;
    *steal = (double)v[7] * tick;
}

uint64_t kernel_slab_kb(void)
{
    char text[8192];
    return read_text("/proc/meminfo", text, sizeof text) ? value_kb(text, "SUnreclaim:") : 0;
}
