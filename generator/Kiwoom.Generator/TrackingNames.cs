namespace Kiwoom.Generator;

/// <summary>Names of the pipeline's steps, which the tests watch.</summary>
internal static class TrackingNames
{
    public const string Parsed = nameof(Parsed);
    public const string Areas = nameof(Areas);
    public const string Enums = nameof(Enums);
    public const string Vocabulary = nameof(Vocabulary);
    public const string Shapes = nameof(Shapes);
    public const string Errors = nameof(Errors);
    public const string ReturnCodes = nameof(ReturnCodes);
    public const string SharedSpec = nameof(SharedSpec);
    public const string Project = nameof(Project);
    public const string Bound = nameof(Bound);
    public const string BoundOfProject = nameof(BoundOfProject);
    public const string Addition = nameof(Addition);
    public const string Declarations = nameof(Declarations);
    public const string Endpoints = nameof(Endpoints);
    public const string EnumModels = nameof(EnumModels);
    public const string ShapeModels = nameof(ShapeModels);
    public const string Index = nameof(Index);
    public const string OrderNumbers = nameof(OrderNumbers);
    public const string Realtime = nameof(Realtime);
}
