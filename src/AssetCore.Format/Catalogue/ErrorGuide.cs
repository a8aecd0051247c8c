using System.Collections.Frozen;
using System.Collections.Immutable;
using AssetCore.Errors;

namespace AssetCore.Format.Catalogue;

/// <summary>
/// What happened and what to do, for every code of the <see cref="ErrorCatalogue"/>: the paragraphs of the reference
/// and of the manifest. A new code is one entry there and one here.
/// </summary>
public static class ErrorGuide
{
    /// <summary>One entry for each code, in the order of the reference.</summary>
    public static ImmutableArray<ErrorAdvice> All { get; } =
    [
        new(ErrorCode.MalformedRequest,
            "The request is not JSON, lacks a member, repeats one, or holds a value that no world could ever " +
            "accept: a quantity that is no plain decimal, an impossible kind, a floor above its ceiling, " +
            "\"$inst:n\" that names a later operation. It was judged by its form alone, before the world was " +
            "asked.",
            "Correct the member that detail and details.member name. The same request will always be refused."),
        new(ErrorCode.InvalidId,
            "An id has not the form of one: ids of containers, classes and holds have 1 to 128 characters of A-Z " +
            "a-z 0-9 . _ ~ -, numbers of instances and stacks begin at 1, a commit_id has 32 hexadecimal digits.",
            "Correct the id. Ids that come from elsewhere need a mapping that keeps to these characters."),
        new(ErrorCode.UnknownOperation,
            "An operation is asked for whose name is not in the catalogue. Names are case-sensitive; ReverseCommit " +
            "has a route of its own.",
            "Use a name that GET /v1/operations lists."),
        new(ErrorCode.UnknownArgument,
            "A member stands where nobody knows it. Nothing unknown is ever ignored, since it might have been a " +
            "misspelt guard or limit.",
            "Remove the member or correct its name; the reference lists the members of each operation."),
        new(ErrorCode.Unauthenticated,
            "The request has no bearer token, or one that this server does not know or that has expired.",
            "Send Authorization: Bearer with a token that this server knows; see /v1/write/auth/whoami."),
        new(ErrorCode.Forbidden,
            "The token is known, but none of its roles covers this route or one of the operations.",
            "Use a token with the role that detail names, or have the role bound to this one."),
        new(ErrorCode.RequestTooLarge,
            "The body has more than 16 MiB.",
            "Split it: send several commits, or fewer commits in one array."),
        new(ErrorCode.RouteNotFound,
            "No route of the contract has this path.",
            "Correct the path; `/openapi/v1.json` lists every one."),
        new(ErrorCode.MethodNotAllowed,
            "The path is one of the contract, the method is not one that it takes.",
            "Use a method that the header `Allow` names."),
        new(ErrorCode.NamespaceNotFound,
            "There is no such namespace, it is disabled or deleted, or the token may not see it: the answer is the " +
            "same for all of them.",
            "Correct the number, or create the namespace. An administrator can enable a disabled one; a deleted " +
            "one never comes back."),
        new(ErrorCode.ContainerNotFound,
            "A container is named that does not exist at this point of the commit.",
            "Create it first, in the same commit if you like, or correct its id."),
        new(ErrorCode.ClassNotFound,
            "A class is named that is not registered at this point of the commit.",
            "Register it first, in the same commit if you like, or correct its id."),
        new(ErrorCode.InstanceNotFound,
            "No instance has this number. Burned and drained instances are gone, and their numbers are never given " +
            "out again.",
            "Use an inst_id that a receipt stated, or \"$inst:n\" for one that this commit mints."),
        new(ErrorCode.HoldNotFound,
            "No open hold has this id. Captured, released and expired holds leave no trace.",
            "Take it as ended. If it was to be captured, see in the history whether it expired, and hold anew."),
        new(ErrorCode.CommitNotFound,
            "The log of this namespace holds no commit of this commit_id.",
            "Use a commit_id that a receipt or a history of this very namespace stated."),
        new(ErrorCode.SubjectNotFound,
            "An erasure names a subject of whom this namespace never had a key here: no commit that names the " +
            "subject was sent to it, or only before it was exported and imported, for an archive holds no keys. " +
            "Nothing was erased and nothing recorded. A subject that was erased before is no error: that " +
            "answer says repeated.",
            "Compare subject_id with what the commits name, letter by letter. What a fork shows of the time before " +
            "it is sealed under the keys of its source, and what an imported namespace holds of the time before " +
            "under the keys of the place where it was exported: erase it there."),
        new(ErrorCode.ContainerAlreadyExists,
            "A container of this id exists. Ids that were removed may be created again.",
            "Choose another id, or use the container. If this may be a retry, send the idempotency_key of the " +
            "first attempt."),
        new(ErrorCode.ClassAlreadyExists,
            "A class of this id is registered; registering it again is refused even if it is equal.",
            "Use the class as it is. If this may be a retry, send the idempotency_key of the first attempt."),
        new(ErrorCode.IdempotencyKeyReused,
            "The key belongs to a commit that took place and that was another request than this one.",
            "Use a new key for a new request, and repeat a key only with the very same request."),
        new(ErrorCode.IdempotencyExpired,
            "The key is not known, and the world may have forgotten it since the client first sent it. It was not " +
            "executed, since that might have been the second time.",
            "Read the state or the history to learn whether the commit took place; if it did not, send it under a " +
            "new key."),
        new(ErrorCode.WorldSeqMismatch,
            "The world's last sequence number is another than expected_world_seq: something was committed in " +
            "between.",
            "Read again, decide anew, and send the new number. A Require is often enough and is refused less " +
            "often."),
        new(ErrorCode.ReverseConflict,
            "Something that the commit changed is no longer as the commit left it, or what it would bring back " +
            "could not stand: a place is taken, a quantity is held, a policy forbids it. Commits that the world " +
            "made itself cannot be reversed.",
            "Reverse the later commits first, or correct the state with a commit of its own."),
        new(ErrorCode.AlreadyReversed,
            "The commit has been reversed by a commit that still stands.",
            "Take it as done. To bring the commit back, reverse its reversal."),
        new(ErrorCode.AlreadyAttached,
            "The child has a parent, be it the one that is asked for.",
            "Detach it first, in the same commit if you like."),
        new(ErrorCode.HoldAlreadyExists,
            "A hold of this id is open.",
            "Choose another id, or use the hold. Ids of ended holds are free again."),
        new(ErrorCode.NamespaceAlreadyExists,
            "A namespace of this number exists, or existed: numbers are never used again.",
            "Choose another number, or use the namespace."),
        new(ErrorCode.ShapeInUse,
            "Something that is placed would look up another shape or extent than the one it stands with.",
            "Take what is placed away first, or register the new one under a key of its own."),
        new(ErrorCode.WorldReadOnly,
            "The namespace is read-only or frozen. Reads go on, and a retry of a commit that took place still gets " +
            "its receipt.",
            "Wait for its administrator to open it again; its status says why it is closed."),
        new(ErrorCode.NamespaceInUse,
            "A purge frees the bytes of a namespace for good, and this one cannot be purged as it is; detail says " +
            "why. Either it is not deleted: it lives, with or without forks. Or it is deleted, and the forks that " +
            "detail names tell what came before them out of its bytes.",
            "If it is not deleted, delete it first, and purge it then. If forks are named, delete and purge those " +
            "first, or keep the bytes."),
        new(ErrorCode.InvalidQuantity,
            "The quantity is zero or negative, or has more decimals than the place can hold: the container's " +
            "scale, or whole numbers on grids. Nothing is ever rounded.",
            "Use a quantity above zero with no more decimals than the scale carries."),
        new(ErrorCode.InsufficientBalance,
            "What is available is less than what is needed: available is the quantity without what is held and " +
            "without the floor. On a grid, no stack of the class and key has its anchor there, or it is too small. " +
            "detail and details say how much there is.",
            "Take less, put in more first, or release a hold. To go below zero on purpose, give the container a " +
            "lower floor."),
        new(ErrorCode.CeilingExceeded,
            "The balance would rise above the ceiling of its container.",
            "Put in less, or raise the ceiling with SetContainerPolicies."),
        new(ErrorCode.QuantityOverflow,
            "The quantity, or the sum it leads to, does not fit 64 bits in the units of the scale.",
            "Use smaller quantities, or a container with a coarser scale."),
        new(ErrorCode.ScaleMismatch,
            "Two balances have unequal scales, or a class demands a balance_scale that a balance has not.",
            "Move between balances of equal quantization_inv, and keep a class in containers of the scale it " +
            "demands."),
        new(ErrorCode.WrongContainerKind,
            "The container is of another kind than the operation or the location needs, or the operation never " +
            "takes a location of this kind.",
            "Name a container and a location of the kind that the reference gives for the operation."),
        new(ErrorCode.UnregisteredClassShape,
            "Something of a class is to be placed on a grid, and neither the class nor the key has a shape.",
            "Register one with RegisterClassShape, in the same commit if you like."),
        new(ErrorCode.UnregisteredClassExtent,
            "Something of a class is to be placed on a line or a plane, and neither the class nor the key has an " +
            "extent, or only one of the other form: a length is for lines, a width and a height are for planes.",
            "Register one with RegisterClassExtent, in the same commit if you like."),
        new(ErrorCode.ClassNotAllowed,
            "The container takes only some classes, and this is none of them. Only what is put in is judged.",
            "Use another container, or list the class with SetContainerPolicies."),
        new(ErrorCode.SameLocation,
            "Source and target are the same place, so that nothing could change.",
            "Leave the operation out, or correct one of the two."),
        new(ErrorCode.CommitTooLarge,
            "The commit would cause more than 65,536 events or take more than 4 MiB in the log. A drain or a " +
            "consolidation causes an event for everything that it touches.",
            "Split the commit; empty a large container step by step before removing it."),
        new(ErrorCode.OutOfBounds,
            "A position, slot or outline does not lie inside the container, or a turn is not 0 to 359,999 " +
            "millidegrees. Positions and slots count from 1; the whole turned outline must fit.",
            "Correct the place. GET .../grid/free finds a free anchor on a grid."),
        new(ErrorCode.Overlap,
            "The place, or part of what would be covered, is taken. Outlines that only touch do not overlap.",
            "Choose a free place: see GET .../grid/free and GET .../overlaps. To grow a stack, name its anchor."),
        new(ErrorCode.SlotOccupied,
            "The slot holds an instance.",
            "Choose an empty slot, or exchange the two with SwapSlots."),
        new(ErrorCode.SlotEmpty,
            "The slot, or each of two, holds nothing.",
            "Name a slot that holds an instance; see GET .../slots."),
        new(ErrorCode.StackLimit,
            "The stack would hold more than the max_stack of its class. Nothing spills over by itself.",
            "Put the rest on another anchor as an operation of its own."),
        new(ErrorCode.HasChildren,
            "The instance has others attached to it; in a drain, it has one outside of the container.",
            "Detach the children first, or burn them first."),
        new(ErrorCode.NotAttached,
            "The instance has no parent.",
            "Leave the operation out: it already is as Detach would leave it."),
        new(ErrorCode.WouldCreateCycle,
            "The parent is the child itself, or stands below it.",
            "Detach the one below first, or attach the other way round."),
        new(ErrorCode.ContainerNotEmpty,
            "RemoveContainer with drain false met something in the container: a balance other than zero, a stack " +
            "or an instance.",
            "Empty it first, or drain it, which destroys what it holds."),
        new(ErrorCode.ContainerHasHolds,
            "The container has balances with open holds, which even a drain leaves alone.",
            "Capture or release the holds first; see GET .../holds."),
        new(ErrorCode.InstanceNotPlaced,
            "The instance has no place that it could be taken from.",
            "Leave the operation out, or place the instance first."),
        new(ErrorCode.RequirementFailed,
            "A Require of the commit is not so; operation_index says which. The commit changed nothing.",
            "Read again and decide anew; repeating it unchanged helps only if the state comes back to what is " +
            "required."),
        new(ErrorCode.NotYetVisible,
            "The replica has not come to the world_seq that was asked for, in the time that a read may wait, or " +
            "the world itself has not.",
            "Repeat the read after retry_after_ms. Without one, as_of_world_seq or at_world_seq lies beyond the head " +
            "that detail names, and only new commits can change that: ask for what a receipt stated."),
        new(ErrorCode.QuotaExceeded,
            "The caller has used up what it may use in this time.",
            "Repeat after retry_after_ms, and send several operations in one commit."),
        new(ErrorCode.HistoryGone,
            "That part of the history is no longer kept.",
            "Ask for a later sequence number; take the state from a read and follow from there."),
        new(ErrorCode.Overloaded,
            "The queue of the world is full. The commit was not executed.",
            "Repeat with the same key after retry_after_ms, and back off if it goes on."),
        new(ErrorCode.StorageUnavailable,
            "The store does not answer. The commit may or may not be durable.",
            "Repeat with the same key: the world then answers with the receipt, or executes the commit once."),
        new(ErrorCode.OutcomeUnknown,
            "An append was sent and its answer was lost. Nobody can tell yet whether the commit is durable.",
            "Repeat with the same key: that settles it. Never send it under a new key before that."),
        new(ErrorCode.WriterFenced,
            "Another writer of the world has taken over while this one judged the commit.",
            "Repeat with the same key: the new writer knows whether the commit took place."),
        new(ErrorCode.Recovering,
            "The world is reading its log. The commit was not executed.",
            "Repeat with the same key after retry_after_ms."),
        new(ErrorCode.WorldDraining,
            "The world takes no new commits while it drains; those that were queued are finished. The commit was " +
            "not executed.",
            "Repeat with the same key after retry_after_ms; its status says why it drains."),
        new(ErrorCode.LogCorrupt,
            "The log of this world does not verify: bytes were changed or lost under it. The world has stopped, so " +
            "that nothing is built on them; others go on.",
            "Have a person look: assetcore log verify names the place, and a copy of the log or a checkpoint " +
            "brings the world back."),
        new(ErrorCode.InternalError,
            "Something that must not happen happened. The commit may or may not be durable.",
            "Repeat with the same key, and report server_correlation_id with the logs of the server."),
    ];

    // Below All on purpose: static initializers run in the order of the text.
    private static readonly FrozenDictionary<ErrorCode, ErrorAdvice> s_byCode =
        All.ToFrozenDictionary(advice => advice.Code);

    /// <summary>What there is to say about a code.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is not one of the catalogue.</exception>
    public static ErrorAdvice Get(ErrorCode code) =>
        s_byCode.TryGetValue(code, out var advice)
            ? advice
            : throw new ArgumentOutOfRangeException(nameof(code), code, "The code is not in the catalogue.");
}
