using System.Net.ServerSentEvents;
using System.Text;
using AssetCore.Grains.Abstractions;
using AssetCore.Http.Access;
using AssetCore.Http.Answers;
using AssetCore.Http.Gateway;
using AssetCore.Http.Requests;
using AssetCore.Http.Routes;
using AssetCore.Http.Telemetry;
using AssetCore.Ids;
using AssetCore.Reads;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Microsoft.Extensions.Hosting;
using Microsoft.Net.Http.Headers;

namespace AssetCore.Http.Streams;

/// <summary>
/// Serves commits as server-sent events (WHATWG HTML, 9.2), one event for each, in order and without gaps. What is
/// wrong is answered as a problem, as long as nothing has been sent; after that the stream ends, and a client that
/// goes on after the last event it has seen misses nothing.
/// </summary>
internal static class StreamHandler
{
    /// <summary>The media type of the answer.</summary>
    public const string MediaType = "text/event-stream";

    /// <summary>When a client that was cut off should come back.</summary>
    private const int ReconnectMs = 1_000;

    /// <summary>Serves the stream.</summary>
    public static async Task ServeAsync(HttpContext context)
    {
        var start = StreamStart.Read(new Arguments(context));
        NamespaceRoute.TryRead(context, out var world, out var routeFault);
        if ((start.Fault ?? routeFault) is { } fault)
        {
            await Problems.WriteAsync(context, fault);
            return;
        }

        HttpTelemetry.NameWorld(world);
        var seats = RouteServices.Get<StreamSeats>(context);
        if (seats.Take() is { } full)
        {
            await Problems.WriteAsync(context, full);
            return;
        }

        try
        {
            await ServeAsync(context, world, start);
        }
        finally
        {
            seats.Leave();
        }
    }

    private static async Task ServeAsync(HttpContext context, WorldId world, StreamStart start)
    {
        var worlds = RouteServices.Get<IWorldGateway>(context);
        var seesDisabled = CallerPrincipal.Of(context).Administers(world);
        var head = await worlds.QueryAsync(
            world, new QueryCall(new WorldQuery.FreshnessOnly(), start.MinWorldSeq, seesDisabled));
        if (head.Answer is not { } answer)
        {
            await Problems.WriteAsync(context, head.Rejection!);
            return;
        }

        var after = start.After ?? answer.Freshness!.CommitLogWorldSeq;
        using var ending = Ending(context);
        HttpTelemetry.StreamOpened();
        try
        {
            await SendAsync(context, worlds, world, seesDisabled, after, start.Limit, ending.Token);
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            // A write that was waiting for a slow reader, who may be gone for that: the rest is not missed.
        }
        finally
        {
            HttpTelemetry.StreamClosed();
        }
    }

    private static async Task SendAsync(
        HttpContext context,
        IWorldGateway worlds,
        WorldId world,
        bool seesDisabled,
        WorldSeq after,
        int? limit,
        CancellationToken ending)
    {
        var options = RouteServices.Get<AssetCoreHttpOptions>(context);
        Begin(context, options);
        var body = context.Response.Body;
        var pulse = new StreamPulse(body, options.StreamKeepAlive);
        // Sent at once, so that a client knows that it is connected before anything happens.
        var opening = $": namespace {world} after world_seq {after}\nretry: {ReconnectMs}\n\n";
        await body.WriteAsync(Encoding.UTF8.GetBytes(opening), ending);
        await body.FlushAsync(ending);
        using var writer = new CommitEventWriter();
        var commits = new CommitFollower(worlds, world, seesDisabled, pulse).FollowAsync(after, limit, ending);
        await SseFormatter.WriteAsync(commits, body, writer.Write, ending);
    }

    private static void Begin(HttpContext context, AssetCoreHttpOptions options)
    {
        var headers = context.Response.Headers;
        headers.ContentType = MediaType;
        headers.CacheControl = "no-cache, no-store";
        // Nothing on the way may hold events back: nginx asks for this header, compression for the other.
        headers["X-Accel-Buffering"] = "no";
        headers[HeaderNames.ContentEncoding] = "identity";
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        // A slow reader is welcome, one that has stopped reading is not: it keeps its page and its seat for nothing.
        if (context.Features.Get<IHttpMinResponseDataRateFeature>() is { } rate)
            rate.MinDataRate = new MinDataRate(options.StreamBytesPerSecondMin, options.StreamGrace);
    }

    private static CancellationTokenSource Ending(HttpContext context) =>
        CancellationTokenSource.CreateLinkedTokenSource(
            context.RequestAborted,
            RouteServices.Get<IHostApplicationLifetime>(context).ApplicationStopping);
}
