namespace Dashboard.Bench.Servers;

/// <summary>nchan with the same two routes as the others: one worker, in memory, everything else as it comes.</summary>
internal static class NchanConfiguration
{
    public static string Write(Site site)
    {
        var file = Path.Combine(site.Folder, "nchan.conf");
        File.WriteAllText(file, $$"""
            daemon off;
            worker_processes 1;
            worker_rlimit_nofile 60000;
            pid nginx.pid;
            error_log error.log crit;
            load_module {{Tools.NchanModule}};
            events { worker_connections 50000; }
            http {
                access_log off;
                client_body_temp_path client_body_temp;
                proxy_temp_path proxy_temp;
                fastcgi_temp_path fastcgi_temp;
                uwsgi_temp_path uwsgi_temp;
                scgi_temp_path scgi_temp;
                nchan_shared_memory_size 256M;
                server {
                    listen 127.0.0.1:{{site.Port}} backlog=4096;
                    location = {{Contender.PublishPath}} {
                        nchan_publisher;
                        nchan_channel_id load;
                        nchan_message_buffer_length 100000;
                    }
                    location = {{Contender.SubscribePath}} {
                        nchan_subscriber eventsource;
                        nchan_channel_id load;
                        nchan_subscriber_first_message newest;
                        nchan_eventsource_ping_interval 15;
                    }
                }
            }
            """);
        return file;
    }
}
