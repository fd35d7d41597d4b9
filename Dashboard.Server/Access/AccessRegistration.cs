using Dashboard.Server.EventLog;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.Options;

namespace Dashboard.Server.Access;

/// <summary>Registers who may use what.</summary>
internal static class AccessRegistration
{
    public static IServiceCollection AddAccess(this IServiceCollection services)
    {
        services.AddSingleton<ServerKey>();
        services.AddSingleton<ProbeKey>();
        services.AddSingleton<TrustedProxies>();
        services.AddEmbedOrigins();

        // Beside the log, so that the whole of a server's memory lies in one folder, and pages survive a restart.
        services.AddDataProtection().SetApplicationName("Dashboard");
        services.AddOptions<KeyManagementOptions>().Configure<IOptions<EventLogOptions>, ILoggerFactory>((keys, log, loggers) =>
            keys.XmlRepository = new FileSystemXmlRepository(
                KeyFolder(Path.Combine(log.Value.Directory, "keys")), loggers));
        return services;
    }

    private static DirectoryInfo KeyFolder(string path)
    {
        try
        {
            return PrivateFiles.Folder(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // The log lies in the same folder, and says in a sentence why the server cannot start there.
            return new DirectoryInfo(path);
        }
    }
}
