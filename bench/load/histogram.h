/* A fixed-size log-linear histogram of nanosecond values (HDR-like).
 *
 * Every power of two is cut into 2^HIST_SUB_BITS equal buckets, so a reported
 * percentile is never more than 1/2^HIST_SUB_BITS (1.6 %) above the true one.
 * Recording is a few instructions and never allocates.
 */
#ifndef SSELOAD_HISTOGRAM_H
#define SSELOAD_HISTOGRAM_H

#include <stdint.h>
#include <string.h>

#define HIST_SUB_BITS 6
#define HIST_SUB (1u << HIST_SUB_BITS)
#define HIST_MAX_BITS 44 /* values up to 2^44 ns = 4.8 hours */
#define HIST_BUCKETS ((HIST_MAX_BITS - HIST_SUB_BITS + 1) * HIST_SUB)

struct hist {
    uint64_t count, sum, min, max;
    uint64_t bucket[HIST_BUCKETS];
};

static inline void hist_reset(struct hist *h)
{
    memset(h, 0, sizeof *h);
    h->min = UINT64_MAX;
}

static inline unsigned hist_index(uint64_t v)
{
    if (v < HIST_SUB)
        return (unsigned)v;
    unsigned top = 63u - (unsigned)__builtin_clzll(v); /* position of the highest bit */
    if (top >= HIST_MAX_BITS)
        return HIST_BUCKETS - 1;
    unsigned shift = top - HIST_SUB_BITS;
    return (shift + 1) * HIST_SUB + (unsigned)((v >> shift) & (HIST_SUB - 1));
}

/* The largest value that falls in bucket i. */
static inline uint64_t hist_upper(unsigned i)
{
    if (i < HIST_SUB)
        return i;
    unsigned shift = i / HIST_SUB - 1;
    uint64_t sub = i % HIST_SUB;
    return ((HIST_SUB + sub + 1) << shift) - 1;
}

static inline void hist_add(struct hist *h, uint64_t v)
{
    h->count++;
    h->sum += v;
    if (v < h->min)
        h->min = v;
    if (v > h->max)
        h->max = v;
    h->bucket[hist_index(v)]++;
}

/* q in [0,1]; 0 for an empty histogram. */
static inline uint64_t hist_quantile(const struct hist *h, double q)
{
    if (h->count == 0)
        return 0;
    uint64_t rank = (uint64_t)(q * (double)h->count);
    if (rank >= h->count)
        rank = h->count - 1;
    uint64_t seen = 0;
    for (unsigned i = 0; i < HIST_BUCKETS; i++) {
        seen += h->bucket[i];
        if (seen > rank) {
            uint64_t u = hist_upper(i);
            return u > h->max ? h->max : u;
        }
    }
    return h->max;
}

#endif
