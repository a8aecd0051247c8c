using System.Globalization;
using AssetCore.Errors;
using AssetCore.Ids;
using Microsoft.AspNetCore.Http;

namespace AssetCore.Http.Requests;

/// <summary>Reads the world that a route names.</summary>
internal static class NamespaceRoute
{
    /// <summary>The route parameter.</summary>
    public const string Parameter = "namespace_id";

    /// <summary>
    /// Reads the world of the request. False without a fault if the route names none, false with one if what it names
    /// is not the number of a world.
    /// </summary>
    public static bool TryRead(HttpContext context, out WorldId world, out Rejection? fault)
    {
        world = default;
        fault = null;
        if (context.Request.RouteValues[Parameter] is not string text) return false;
        if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            fault = new Rejection(
                ErrorCode.InvalidId, $"The namespace id \"{text}\" is not a whole number from 1 to {long.MaxValue}.");
            return false;
        }

        world = new WorldId(number);
        if (world.IsUserWorld) return true;
        fault = NotFound(world);
        return false;
    }

    /// <summary>The refusal for a world that does not exist, or that the caller may not see.</summary>
    public static Rejection NotFound(WorldId world) =>
        new(ErrorCode.NamespaceNotFound, $"There is no namespace {world}.", null, [new(Parameter, world.ToString())]);
}
