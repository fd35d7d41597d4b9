using System.Collections.Frozen;

namespace Dashboard.Server.Diagnostics.NginxConfig;

/// <summary>Names by which a forgotten semicolon is noticed: those that usually begin a line of a proxy's configuration.</summary>
internal static class KnownDirectives
{
    private const string Usual =
        """
        access_log add_header add_header_inherit allow auth_basic auth_basic_user_file auth_request chunked_transfer_encoding
        client_body_buffer_size client_max_body_size default_type deny error_log error_page events expires gzip gzip_types
        http http2 if include internal ip_hash keepalive keepalive_timeout least_conn limit_conn limit_except limit_rate
        limit_req listen location log_format map postpone_output proxy_buffer_size proxy_buffering proxy_buffers
        proxy_busy_buffers_size proxy_cache proxy_cache_bypass proxy_cache_key proxy_cache_lock proxy_cache_path
        proxy_cache_valid proxy_connect_timeout proxy_hide_header proxy_http_version proxy_ignore_client_abort
        proxy_ignore_headers proxy_intercept_errors proxy_limit_rate proxy_max_temp_file_size proxy_next_upstream
        proxy_next_upstream_tries proxy_no_cache proxy_pass proxy_pass_header proxy_pass_request_headers proxy_read_timeout
        proxy_redirect proxy_request_buffering proxy_send_timeout proxy_set_header proxy_ssl_server_name proxy_store
        reset_timedout_connection resolver return rewrite root satisfy send_timeout sendfile server server_name
        server_tokens set ssi ssl_buffer_size ssl_certificate ssl_certificate_key ssl_ciphers ssl_protocols sub_filter
        tcp_nodelay tcp_nopush try_files types underscores_in_headers upstream worker_connections worker_processes
        worker_rlimit_nofile worker_shutdown_timeout
        """;

    public static FrozenSet<string> Names { get; } =
        Usual.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
