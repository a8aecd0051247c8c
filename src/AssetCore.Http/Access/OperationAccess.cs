using AssetCore.Commits;
using AssetCore.Errors;
using AssetCore.Ids;

namespace AssetCore.Http.Access;

/// <summary>Judges whether a caller may commit each operation of a request.</summary>
internal static class OperationAccess
{
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
