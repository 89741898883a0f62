namespace Kiwoom.Generator.Spec;

/// <summary>Names that no type of the spec can have, since emitted code means others by them.</summary>
internal static class ReservedTypes
{
    /// <summary>The library's public types that are written by hand; a test holds them together with its sources.</summary>
    public static readonly string[] OfLibrary = """
        AddedArea AnswerFinding AnswerFindingKind CatalogAnswer CatalogArguments CatalogCaller CatalogCode CatalogRow CatalogValue Code CodeEntry CodePrefix CodeTable
        CodesAttribute ConditionSnapshot Continuation Endpoint EndpointInfo EndpointKind ErrorCategory ErrorCode ErrorRepeat FieldInfo FieldType FileTokenStore
        IConditionSearchClient IEndpointCaller IKiwoomClient ILearningLimiter IMessageReader IOrderRequest IPositionalRowReader IRealtimeClient IRowReader ITokenStore
        Instrument KiwoomApiException KiwoomAuthenticationException KiwoomCatalog KiwoomClient KiwoomConfigurationException KiwoomDryRunException KiwoomEnvironment
        KiwoomEnvironmentMismatchException KiwoomException KiwoomHttpHandler KiwoomInvalidRequestException KiwoomModelFactory KiwoomNotFoundException
        KiwoomNotServedException KiwoomOptions KiwoomOrderOutcomeUnknownException KiwoomOrderRejectedException KiwoomProtocolException KiwoomQueueFullException
        KiwoomRateLimitException KiwoomReplay KiwoomRequestException KiwoomResponse KiwoomServerException KiwoomSessionReplacedException KiwoomTelemetry
        KiwoomTransportException KoreanTime MalformedValues MessageHeader MissedExecution MockRefusal NameTable NoRequest OrderAction OrderCandidate OrderDoubt OrderFill
        OrderLookup OrderRepeat OrderRole OrderSnapshot OrderState OrderTracker OrderTrackerOptions OrderTracking Origin PageWalk Presence RateLimitOptions RawAnswer
        RawCall RealtimeFeed RealtimeItems RealtimeMessage RealtimeNotice RealtimeOptions RealtimeRelay RealtimeState RealtimeStateChange RealtimeStatistics RealtimeStream
        RealtimeType RealtimeUpstream RealtimeUpstreamConnection RecordedEntry RecordedKind Recorder RecordingReader RecordingTear RelayedMessage RelayedWebSocket
        ReplayOptions RequestCheck RetryOptions Secret SpecAddition StockCode StoredToken StreamGap StreamGapReason StreamOptions StreamOverflow TickSize TrackedOrder
        TrackedOrderChange TrackedPosition WireReader WireWriter
        """.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Each with who has it.</summary>
    public static IEnumerable<(string Name, string Owner)> All =>
        OfLibrary.Select(name => (name, "the library itself")).Concat(MemberNames.OfEveryRecord.Select(name => (name, "every C# record, as a member")));
}
