using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

namespace AssetCore.Http.Hosting;

/// <summary>
/// Puts <see cref="FrontMiddleware"/> before the host's own pipeline, so that a host need only map the endpoints.
/// </summary>
internal sealed class FrontStartupFilter : IStartupFilter
{
    /// <inheritdoc />
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.UseMiddleware<FrontMiddleware>();
        next(app);
    };
}
