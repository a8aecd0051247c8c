using System.Buffers;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace AssetCore.Http.Answers;

/// <summary>Writes JSON answers.</summary>
internal static class JsonAnswer
{
    /// <summary>The media type of answers.</summary>
    public const string MediaType = "application/json; charset=utf-8";

    // The writers above this room are ours and tested, so what they write is not validated a second time.
    private static readonly JsonWriterOptions s_options = new() { SkipValidation = true };

    // One a thread: writing is synchronous, so nobody else can be using it.
    [ThreadStatic]
    private static AnswerBuffer? t_buffer;

    [ThreadStatic]
    private static Utf8JsonWriter? t_writer;

    /// <summary>Writes one answer and sends it.</summary>
    /// <typeparam name="T">What is written.</typeparam>
    /// <param name="context">The request.</param>
    /// <param name="status">The HTTP status.</param>
    /// <param name="value">What is written.</param>
    /// <param name="write">Writes it, synchronously.</param>
    /// <param name="mediaType">The media type.</param>
    public static Task WriteAsync<T>(
        HttpContext context, int status, T value, Action<Utf8JsonWriter, T> write, string mediaType = MediaType)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = mediaType;
        Write(context.Response, value, write);
        return context.Response.BodyWriter.FlushAsync(context.RequestAborted).AsTask();
    }

    /// <summary>Sends an answer that was written before.</summary>
    /// <param name="context">The request.</param>
    /// <param name="utf8">The answer.</param>
    public static async Task WriteAsync(HttpContext context, ReadOnlyMemory<byte> utf8)
    {
        context.Response.ContentType = MediaType;
        context.Response.ContentLength = utf8.Length;
        await context.Response.BodyWriter.WriteAsync(utf8, context.RequestAborted);
    }

    private static void Write<T>(HttpResponse response, T value, Action<Utf8JsonWriter, T> write)
    {
        var buffer = t_buffer ??= new AnswerBuffer();
        var writer = t_writer ??= new Utf8JsonWriter(buffer, s_options);
        buffer.Begin(response.BodyWriter);
        try
        {
            write(writer, value);
            writer.Flush();
            if (!buffer.End(out var held)) return;
            response.ContentLength = held.Length;
            response.BodyWriter.Write(held);
        }
        finally
        {
            writer.Reset();
            buffer.End(out _);
        }
    }
}
