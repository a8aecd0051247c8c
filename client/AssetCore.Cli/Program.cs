using AssetCore.Cli;

var host = new CliHost
{
    In = Console.In,
    Out = Console.Out,
    Error = Console.Error,
    IsOutTerminal = !Console.IsOutputRedirected,
    IsErrorTerminal = !Console.IsErrorRedirected,
    Environment = Environment.GetEnvironmentVariable,
    CurrentDirectory = Environment.CurrentDirectory,
    CreateHandler = () => new SocketsHttpHandler { ConnectTimeout = TimeSpan.FromSeconds(5) },
    Time = TimeProvider.System,
};
return await CliApplication.RunAsync(args, host, CancellationToken.None);
