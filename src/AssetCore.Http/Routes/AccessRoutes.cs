using System.Collections.Immutable;
using System.Text.Json;
using AssetCore.Http.Access;
using AssetCore.Http.Answers;
using AssetCore.Ids;
using AssetCore.Operations;
using Microsoft.AspNetCore.Http;

namespace AssetCore.Http.Routes;

/// <summary>What a caller may ask about itself.</summary>
internal static class AccessRoutes
{
    private const string Tag = "Access";

    public static ImmutableArray<ContractRoute> All { get; } =
    [
        Get("whoami", "Who the token stands for, and what was granted to it.", "Whoami", WriteWhoami),
        Get("permissions", "The routes and operations that the token opens.", "Permissions", WritePermissions),
    ];

    private static ContractRoute Get(
        string name, string summary, string answer, Action<Utf8JsonWriter, Caller> write) => new()
        {
            Method = HttpMethods.Get,
            Path = "/v1/write/auth/" + name,
            Name = name,
            Tag = Tag,
            Summary = summary,
            Access = RouteAccess.Anybody,
            Answer = answer,
            Serve = context =>
                JsonAnswer.WriteAsync(context, StatusCodes.Status200OK, CallerPrincipal.Of(context), write),
        };

    private static void WriteWhoami(Utf8JsonWriter json, Caller caller)
    {
        json.WriteStartObject();
        json.WriteString("name", caller.Name);
        json.WriteStartArray("grants");
        foreach (var grant in caller.Grants)
        {
            foreach (var role in RoleTable.Names(grant.Roles))
            {
                json.WriteStartObject();
                json.WriteString("role", role);
                WriteWorld(json, grant.World);
                json.WriteEndObject();
            }
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WritePermissions(Utf8JsonWriter json, Caller caller)
    {
        json.WriteStartObject();
        json.WriteString("name", caller.Name);
        json.WriteStartArray("permissions");
        foreach (var world in caller.Grants.Select(grant => grant.World).Distinct().OrderBy(world => world?.Value ?? 0))
        {
            WritePermission(json, world, caller.RolesIn(world));
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WritePermission(Utf8JsonWriter json, WorldId? world, Roles roles)
    {
        json.WriteStartObject();
        WriteWorld(json, world);
        WriteNames(json, "roles", RoleTable.Names(roles));
        WriteNames(json, "routes", RouteTable.All
            .Where(route => route.Access is { } access && (RoleTable.For(access) & roles) != 0)
            .Select(route => route.Name));
        WriteNames(json, "operations", Enum.GetValues<OperationCode>()
            .Where(code => code != OperationCode.None && (RoleTable.For(code) & roles) != 0)
            .Select(code => code.ToString()));
        json.WriteEndObject();
    }

    private static void WriteNames(Utf8JsonWriter json, string member, IEnumerable<string> names)
    {
        json.WriteStartArray(member);
        foreach (var name in names) json.WriteStringValue(name);
        json.WriteEndArray();
    }

    private static void WriteWorld(Utf8JsonWriter json, WorldId? world)
    {
        if (world is { } one) json.WriteNumber("namespace_id", one.Value);
        else json.WriteNull("namespace_id");
    }
}
