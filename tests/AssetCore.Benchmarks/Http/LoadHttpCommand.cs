using System.CommandLine;
using AssetCore.Benchmarks.Clients;

namespace AssetCore.Benchmarks.Http;

/// <summary>
/// <c>load-http</c>, which goals start: sends the loads that it is asked for on its input to a server in another
/// process.
/// </summary>
internal static class LoadHttpCommand
{
    public const string Name = "load-http";
    public const string Port = "--port";

    public static Command Create()
    {
        var port = new Option<int>(Port) { Required = true };
        var command = new Command(Name, "HTTP commits to a server in another process; asked by goals, on its input")
        {
            port,
        };
        command.Hidden = true;
        command.SetAction(async (arguments, _) =>
        {
            var load = new HttpLoad(arguments.GetRequiredValue(port));
            await ChildProgram.ServeAsync<HttpLoadAsk, LoadAnswer>(load.RunAsync);
            return 0;
        });
        return command;
    }
}
