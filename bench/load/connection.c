#define _GNU_SOURCE
#include "connection.h"

#include <errno.h>
#include <netinet/tcp.h>
#include <string.h>
#include <sys/epoll.h>
#include <unistd.h>

#include "publisher.h"
#include "schedule.h"
#include "subscriber.h"

static int epoll;

void connections_init(void)
{
    epoll = epoll_create1(EPOLL_CLOEXEC);
    if (epoll < 0)
        die("epoll_create1: %s", strerror(errno));
}

static uint64_t tagged(int tag, int index) { return (uint64_t)tag << 32 | (uint64_t)index; }

/* One of several source addresses, for more than 28,000 connections. */
static void spread(int fd, int index)
{
    int one = 1;
    struct sockaddr_in source = {.sin_family = AF_INET};
    source.sin_addr.s_addr = htonl((127u << 24) + 1u + (unsigned)(index % options.spread));
    setsockopt(fd, IPPROTO_IP, IP_BIND_ADDRESS_NO_PORT, &one, sizeof one);
    if (bind(fd, (struct sockaddr *)&source, sizeof source) < 0)
        die("bind: %s", strerror(errno));
}

int connection_open(const struct url *url, int tag, int index, int receive_buffer)
{
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (fd < 0)
        die("socket: %s (raise the limit: ulimit -n)", strerror(errno));
    int one = 1;
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    if (receive_buffer)
        setsockopt(fd, SOL_SOCKET, SO_RCVBUF, &receive_buffer, sizeof receive_buffer);
    if (options.spread > 1)
        spread(fd, index);
    if (connect(fd, (const struct sockaddr *)&url->address, sizeof url->address) < 0 && errno != EINPROGRESS) {
        if (!options.restart)
            die("connect: %s", strerror(errno));
        close(fd);
        return -1;
    }
    struct epoll_event event = {.events = EPOLLIN | EPOLLOUT | EPOLLRDHUP | EPOLLET, .data.u64 = tagged(tag, index)};
    if (epoll_ctl(epoll, EPOLL_CTL_ADD, fd, &event) < 0)
        die("epoll_ctl: %s", strerror(errno));
    return fd;
}

void connection_read_only(int fd, int tag, int index)
{
    struct epoll_event event = {.events = EPOLLIN | EPOLLRDHUP | EPOLLET, .data.u64 = tagged(tag, index)};
    epoll_ctl(epoll, EPOLL_CTL_MOD, fd, &event);
}

void connection_ignore(int fd)
{
    epoll_ctl(epoll, EPOLL_CTL_DEL, fd, NULL);
}

void connections_wait(uint64_t until)
{
    struct epoll_event events[512];
    uint64_t now = now_ns(), wait = until > now ? until - now : 0;
    struct timespec time = {.tv_sec = (time_t)(wait / SEC), .tv_nsec = (long)(wait % SEC)};
    int count = epoll_pwait2(epoll, events, 512, &time, NULL);
    if (count < 0 && errno != EINTR)
        die("epoll_pwait2: %s", strerror(errno));
    for (int i = 0; i < count; i++) {
        int index = (int)(events[i].data.u64 & 0xffffffffu);
        if (events[i].data.u64 >> 32 == TAG_PUB)
            pub_ready(index, events[i].events);
        else
            sub_ready(index, events[i].events);
        if ((i & 15) == 15) /* stay on time while a burst is being read */
            publish_due(now_ns());
    }
}
