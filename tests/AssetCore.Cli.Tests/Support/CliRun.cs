using System.Text.Json;

namespace AssetCore.Cli.Tests.Support;

/// <summary>One run of the command in this process, with a world of its own around it.</summary>
internal sealed record CliRun(int ExitCode, string Out, string Error)
{
    /// <summary>The documents on standard output, one a line.</summary>
    public JsonElement[] Documents =>
        [.. Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonElement.Parse(line))];

    /// <summary>The one document on standard output.</summary>
    public JsonElement Document => Assert.Single(Documents);

    public static Task<CliRun> OfAsync(params string[] arguments) => new Setup().RunAsync(arguments);

    /// <summary>What surrounds a run.</summary>
    internal sealed record Setup
    {
        public HttpMessageHandler Server { get; init; } = new SilentServer();

        public string Input { get; init; } = "";

        public string Directory { get; init; } = Path.GetTempPath();

        public Dictionary<string, string> Environment { get; init; } = [];

        public TimeProvider Time { get; init; } = TimeProvider.System;

        /// <summary>
        /// Standard output of one run, for a test that waits for what it prints; otherwise each run has its own.
        /// </summary>
        public StringWriter? Output { get; init; }

        public async Task<CliRun> RunAsync(params string[] arguments)
        {
            using var output = Output ?? new StringWriter();
            output.NewLine = "\n";
            using var errors = new StringWriter { NewLine = "\n" };
            var host = new CliHost
            {
                In = new StringReader(Input),
                Out = output,
                Error = errors,
                Environment = name => Environment.GetValueOrDefault(name),
                CurrentDirectory = Directory,
                CreateHandler = () => new Borrowed(Server),
                Time = Time,
            };
            var code = await CliApplication.RunAsync(arguments, host, TestContext.Current.CancellationToken);
            return new CliRun(code, output.ToString(), errors.ToString());
        }
    }

    // A command disposes of its handler; a test's server outlives it.
    private sealed class Borrowed(HttpMessageHandler server) : HttpMessageHandler
    {
        private readonly HttpMessageInvoker _server = new(server, disposeHandler: false);

        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken) =>
            _server.SendAsync(request, cancellationToken);

        protected override void Dispose(bool disposing)
        {
            _server.Dispose();
            base.Dispose(disposing);
        }
    }
}
