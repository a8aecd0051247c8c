namespace AssetCore.Errors;

/// <summary>
/// Why something was refused. Stable: numbers and texts are never reused. See <see cref="ErrorCatalogue"/>.
/// </summary>
public enum ErrorCode
{
    /// <summary>Not an error.</summary>
    None = 0,

    /// <summary>The request is not well formed: <c>MALFORMED_REQUEST</c>, HTTP 400.</summary>
    MalformedRequest = 1,

    /// <summary>An id is not well formed: <c>INVALID_ID</c>, HTTP 400.</summary>
    InvalidId = 2,

    /// <summary>There is no such operation: <c>UNKNOWN_OPERATION</c>, HTTP 400.</summary>
    UnknownOperation = 3,

    /// <summary>A member is not known here: <c>UNKNOWN_ARGUMENT</c>, HTTP 400.</summary>
    UnknownArgument = 4,

    /// <summary>A valid bearer token is needed: <c>UNAUTHENTICATED</c>, HTTP 401.</summary>
    Unauthenticated = 5,

    /// <summary>The token's roles do not allow this: <c>FORBIDDEN</c>, HTTP 403.</summary>
    Forbidden = 6,

    /// <summary>The request body is too large: <c>REQUEST_TOO_LARGE</c>, HTTP 413.</summary>
    RequestTooLarge = 7,

    /// <summary>There is nothing at this path: <c>ROUTE_NOT_FOUND</c>, HTTP 404.</summary>
    RouteNotFound = 8,

    /// <summary>The path does not take this method: <c>METHOD_NOT_ALLOWED</c>, HTTP 405.</summary>
    MethodNotAllowed = 9,

    /// <summary>There is no such namespace: <c>NAMESPACE_NOT_FOUND</c>, HTTP 404.</summary>
    NamespaceNotFound = 10,

    /// <summary>There is no such container: <c>CONTAINER_NOT_FOUND</c>, HTTP 404.</summary>
    ContainerNotFound = 11,

    /// <summary>There is no such class: <c>CLASS_NOT_FOUND</c>, HTTP 404.</summary>
    ClassNotFound = 12,

    /// <summary>There is no such instance: <c>INSTANCE_NOT_FOUND</c>, HTTP 404.</summary>
    InstanceNotFound = 13,

    /// <summary>There is no such hold: <c>HOLD_NOT_FOUND</c>, HTTP 404.</summary>
    HoldNotFound = 14,

    /// <summary>There is no such commit: <c>COMMIT_NOT_FOUND</c>, HTTP 404.</summary>
    CommitNotFound = 15,

    /// <summary>The namespace never had a key of this subject: <c>SUBJECT_NOT_FOUND</c>, HTTP 404.</summary>
    SubjectNotFound = 16,

    /// <summary>A container of that id exists: <c>CONTAINER_ALREADY_EXISTS</c>, HTTP 409.</summary>
    ContainerAlreadyExists = 20,

    /// <summary>A class of that id exists: <c>CLASS_ALREADY_EXISTS</c>, HTTP 409.</summary>
    ClassAlreadyExists = 21,

    /// <summary>The idempotency key belongs to another request: <c>IDEMPOTENCY_KEY_REUSED</c>, HTTP 409.</summary>
    IdempotencyKeyReused = 22,

    /// <summary>The idempotency key may have been forgotten: <c>IDEMPOTENCY_EXPIRED</c>, HTTP 409.</summary>
    IdempotencyExpired = 23,

    /// <summary>The world has moved on: <c>WORLD_SEQ_MISMATCH</c>, HTTP 409.</summary>
    WorldSeqMismatch = 24,

    /// <summary>What the commit changed has changed since: <c>REVERSE_CONFLICT</c>, HTTP 409.</summary>
    ReverseConflict = 25,

    /// <summary>The commit has been reversed: <c>ALREADY_REVERSED</c>, HTTP 409.</summary>
    AlreadyReversed = 26,

    /// <summary>The instance has a parent: <c>ALREADY_ATTACHED</c>, HTTP 409.</summary>
    AlreadyAttached = 27,

    /// <summary>A hold of that id exists: <c>HOLD_ALREADY_EXISTS</c>, HTTP 409.</summary>
    HoldAlreadyExists = 28,

    /// <summary>A namespace of that number exists or existed: <c>NAMESPACE_ALREADY_EXISTS</c>, HTTP 409.</summary>
    NamespaceAlreadyExists = 29,

    /// <summary>Something placed depends on the present shape: <c>SHAPE_IN_USE</c>, HTTP 409.</summary>
    ShapeInUse = 30,

    /// <summary>The namespace takes no commits now: <c>WORLD_READ_ONLY</c>, HTTP 409.</summary>
    WorldReadOnly = 31,

    /// <summary>
    /// The namespace cannot be purged as it is: it is not deleted, or a fork leans on it: <c>NAMESPACE_IN_USE</c>,
    /// HTTP 409.
    /// </summary>
    NamespaceInUse = 32,

    /// <summary>The quantity is not possible here: <c>INVALID_QUANTITY</c>, HTTP 422.</summary>
    InvalidQuantity = 40,

    /// <summary>There is not enough: <c>INSUFFICIENT_BALANCE</c>, HTTP 422.</summary>
    InsufficientBalance = 41,

    /// <summary>The balance would rise above its ceiling: <c>CEILING_EXCEEDED</c>, HTTP 422.</summary>
    CeilingExceeded = 42,

    /// <summary>The quantity does not fit 64 bits: <c>QUANTITY_OVERFLOW</c>, HTTP 422.</summary>
    QuantityOverflow = 43,

    /// <summary>The scales differ: <c>SCALE_MISMATCH</c>, HTTP 422.</summary>
    ScaleMismatch = 44,

    /// <summary>The container is of another kind: <c>WRONG_CONTAINER_KIND</c>, HTTP 422.</summary>
    WrongContainerKind = 45,

    /// <summary>The class has no shape: <c>UNREGISTERED_CLASS_SHAPE</c>, HTTP 422.</summary>
    UnregisteredClassShape = 46,

    /// <summary>The class has no extent: <c>UNREGISTERED_CLASS_EXTENT</c>, HTTP 422.</summary>
    UnregisteredClassExtent = 47,

    /// <summary>The container does not take this class: <c>CLASS_NOT_ALLOWED</c>, HTTP 422.</summary>
    ClassNotAllowed = 48,

    /// <summary>Source and target are the same place: <c>SAME_LOCATION</c>, HTTP 422.</summary>
    SameLocation = 49,

    /// <summary>The commit causes too many events or bytes: <c>COMMIT_TOO_LARGE</c>, HTTP 422.</summary>
    CommitTooLarge = 50,

    /// <summary>The place lies outside the container: <c>OUT_OF_BOUNDS</c>, HTTP 422.</summary>
    OutOfBounds = 51,

    /// <summary>The place is taken: <c>OVERLAP</c>, HTTP 422.</summary>
    Overlap = 52,

    /// <summary>The slot holds an instance: <c>SLOT_OCCUPIED</c>, HTTP 422.</summary>
    SlotOccupied = 53,

    /// <summary>The slot holds nothing: <c>SLOT_EMPTY</c>, HTTP 422.</summary>
    SlotEmpty = 54,

    /// <summary>The stack would grow above max_stack: <c>STACK_LIMIT</c>, HTTP 422.</summary>
    StackLimit = 55,

    /// <summary>The instance has children: <c>HAS_CHILDREN</c>, HTTP 422.</summary>
    HasChildren = 56,

    /// <summary>The instance has no parent: <c>NOT_ATTACHED</c>, HTTP 422.</summary>
    NotAttached = 57,

    /// <summary>The parent is a descendant of the child: <c>WOULD_CREATE_CYCLE</c>, HTTP 422.</summary>
    WouldCreateCycle = 58,

    /// <summary>The container is not empty: <c>CONTAINER_NOT_EMPTY</c>, HTTP 422.</summary>
    ContainerNotEmpty = 59,

    /// <summary>The container has open holds: <c>CONTAINER_HAS_HOLDS</c>, HTTP 422.</summary>
    ContainerHasHolds = 60,

    /// <summary>The instance has no place: <c>INSTANCE_NOT_PLACED</c>, HTTP 422.</summary>
    InstanceNotPlaced = 61,

    /// <summary>A requirement of the commit is not met: <c>REQUIREMENT_FAILED</c>, HTTP 422.</summary>
    RequirementFailed = 62,

    /// <summary>The world has not got there yet: <c>NOT_YET_VISIBLE</c>, HTTP 425.</summary>
    NotYetVisible = 70,

    /// <summary>The quota is used up: <c>QUOTA_EXCEEDED</c>, HTTP 429.</summary>
    QuotaExceeded = 71,

    /// <summary>That part of the history is no longer kept: <c>HISTORY_GONE</c>, HTTP 410.</summary>
    HistoryGone = 72,

    /// <summary>The queue is full; the commit was not executed: <c>OVERLOADED</c>, HTTP 503.</summary>
    Overloaded = 80,

    /// <summary>
    /// The store does not answer; the commit may or may not be durable: <c>STORAGE_UNAVAILABLE</c>, HTTP 503.
    /// </summary>
    StorageUnavailable = 81,

    /// <summary>Nobody can tell yet whether the commit is durable: <c>OUTCOME_UNKNOWN</c>, HTTP 503.</summary>
    OutcomeUnknown = 82,

    /// <summary>Another writer has taken over: <c>WRITER_FENCED</c>, HTTP 503.</summary>
    WriterFenced = 83,

    /// <summary>The world is reading its log; the commit was not executed: <c>RECOVERING</c>, HTTP 503.</summary>
    Recovering = 84,

    /// <summary>
    /// The world takes no new commits now; the commit was not executed: <c>WORLD_DRAINING</c>, HTTP 503.
    /// </summary>
    WorldDraining = 85,

    /// <summary>The log of this world does not verify: <c>LOG_CORRUPT</c>, HTTP 500.</summary>
    LogCorrupt = 90,

    /// <summary>Something that must not happen happened: <c>INTERNAL_ERROR</c>, HTTP 500.</summary>
    InternalError = 91,
}
