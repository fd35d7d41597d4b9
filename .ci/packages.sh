# Sourced by run.sh, test.sh and bench/run.sh: programs that they need, from the system's package manager.
# shellcheck shell=bash

# Debian keeps nginx where the PATH of a plain user does not look.
PATH="$PATH:/usr/local/sbin:/usr/sbin:/sbin"

# ensure_program PROGRAM PACKAGE...: installs the Debian packages when the program is missing.
# Fails, and says how to install it by hand, where that is not possible.
ensure_program() {
    local program=$1
    shift
    command -v "$program" >/dev/null && return 0

    install_packages "$@" || true
    hash -r
    if command -v "$program" >/dev/null; then
        [[ $program != @(nginx|haproxy|caddy) ]] || stop_system_service "$program"
        return 0
    fi

    cat >&2 <<EOF
$program is missing and could not be installed from here. Install it with

    sudo apt-get install $*
    sudo dnf install $program
    sudo apk add $program
    brew install $program

whichever this system has.

EOF
    return 1
}

# How to become root; empty for root.
as_root=()
[[ $EUID -eq 0 ]] || as_root=(sudo -n)

# install_packages PACKAGE...: fails, with the last words of apt-get, where that is not possible.
install_packages() {
    local words
    command -v apt-get >/dev/null || return 1
    "${as_root[@]}" true 2>/dev/null || return 1
    echo "Installing $* ..."
    # A fresh system has no package lists yet, an old one has lists that name files long gone.
    words=$(apt_get install "$@") ||
        words=$(apt_get update && apt_get install "$@") || {
        tail -n 15 <<<"$words" >&2
        return 1
    }
}

# apt_get install|update [PACKAGE...]: without questions, and with an end.
apt_get() {
    # In the foreground, so that Ctrl-C reaches it.
    timeout --foreground 600 "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
        apt-get -q -y -o DPkg::Lock::Timeout=60 --no-install-recommends "$@" 2>&1 </dev/null
}

# stop_system_service PROXY: called only where it was missing a moment ago. Its package starts a service of its own on
# port 80, now and at every boot, that nobody asked for.
stop_system_service() {
    if [[ -d /run/systemd/system ]]; then
        "${as_root[@]}" systemctl disable --now "$1.service" >/dev/null 2>&1 || true
    elif [[ -x /etc/init.d/$1 ]]; then
        "${as_root[@]}" service "$1" stop >/dev/null 2>&1 || true
        "${as_root[@]}" update-rc.d "$1" disable >/dev/null 2>&1 || true
    fi
}
