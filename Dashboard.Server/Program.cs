using Dashboard.Server.Hosting;

return await DashboardProcess.RunAsync(args);
