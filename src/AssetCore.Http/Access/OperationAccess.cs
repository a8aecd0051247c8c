using AssetCore.Commits;
using AssetCore.Errors;
using AssetCore.Ids;
using AssetCore.Operations;

namespace AssetCore.Http.Access;

/// <summary>Judges whether a caller may commit each operation of a request.</summary>
internal static class OperationAccess
{
    /// <summary>True if the caller may register classes, shapes and extents, and so undo that.</summary>
    public static bool MayChangeSchema(Caller caller, WorldId world) =>
        (caller.RolesIn(world) & RoleTable.For(OperationCode.RegisterClass)) != 0;

    /// <summary>The refusal of the first operation that the caller's roles do not open; null if all are open.</summary>
    public static Rejection? Judge(Caller caller, WorldId world, CommitRequest request)
    {
        var roles = caller.RolesIn(world);
        for (var index = 0; index < request.Operations.Length; index++)
        {
            var code = request.Operations[index].Code;
            var needed = RoleTable.For(code);
            if ((roles & needed) != 0) continue;
            var detail = $"{code} needs the role {needed}, which the token {caller.Name} does not have here.";
            return new Rejection(ErrorCode.Forbidden, detail, index);
        }

        return null;
    }
}
