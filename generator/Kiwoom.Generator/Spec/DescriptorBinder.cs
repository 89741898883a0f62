using Kiwoom.Generator.Common;
using Kiwoom.Generator.Diagnostics;
using Kiwoom.Generator.Model;
using Kiwoom.Generator.Yaml;

namespace Kiwoom.Generator.Spec;

/// <summary>
/// Turns one descriptor into an endpoint, with the shared files' help. A bad element is reported and left out, so that
/// the rest of the endpoint still exists and nothing else complains.
/// </summary>
internal sealed class DescriptorBinder
{
    private static readonly string[] Keys =
        [
            "id", "name", "kind", "area", "method", "summary", "note", "url", "type", "returns", "pages", "request", ShortReader.Key, "response",
            "trnm", .. MessageBinder.Keys, "implements", LookUpReader.Key, "notOnMock", "origin",
        ];

    private static readonly string[] Kinds = ["query", "order", "token", "socketCall", "realtime"];
    private static readonly string[] KindsOfAdditions = ["query", "order", "realtime"];
    private static readonly string[] CallKeys = ["type", "returns", "pages", "request", ShortReader.Key, "response"];

    private const string AreaKey = "area";

    private readonly SpecFile _file;
    private readonly SharedSpec _shared;
    private readonly DiagnosticBag _diagnostics;
    private readonly List<Declaration> _declarations = [];
    private readonly List<EnumModel> _enums = [];
    private EquatableArray<LookUp> _lookUps = EquatableArray<LookUp>.Empty;
    private LocationInfo? _urlLocation;

    private DescriptorBinder(SpecFile file, SharedSpec shared, DiagnosticBag diagnostics)
    {
        _file = file;
        _shared = shared;
        _diagnostics = diagnostics;
    }

    private bool IsAddition => _file.Role == SpecRole.Project;

    public static BoundDescriptor Bind(SpecFile file, SharedSpec shared)
    {
        var diagnostics = new DiagnosticBag();
        var binder = new DescriptorBinder(file, shared, diagnostics);
        var root = file.Read(diagnostics);
        var model = root is null ? null : binder.BindEndpoint(root);
        return new BoundDescriptor(file.Path, model, binder._declarations.ToEquatableArray(), binder._lookUps, diagnostics.ToArray()) { Role = file.Role, UrlLocation = binder._urlLocation };
    }

    private EndpointModel? BindEndpoint(YamlMapping root)
    {
        var start = root.Entries.Count > 0 ? root.Entries[0].Key.Location : root.Location;
        var reader = new MappingReader(root, start, _diagnostics, Keys);
        var id = ReadId(reader);
        var korean = reader.RequiredText("name", "");
        var kind = ReadKind(reader);
        var method = ReadMethod(reader);
        var summary = reader.RequiredText("summary", "");
        var path = ReadPath(reader);
        var area = ReadArea(reader, root.Location);
        if (kind is not null)
        {
            CheckKeysOfKind(reader, kind.Value);
        }

        if (id is null || korean is null || kind is null || method is null || summary is null || path is null || area is null)
        {
            CheckElements(reader, kind ?? GuessKind(reader), area?.Name ?? "", method ?? "");
            return null;
        }

        _lookUps = LookUpReader.Read(reader, kind.Value, _diagnostics);
        _urlLocation = IsAddition ? reader.LocationOf("url") : null;

        // Of several clashes the first declared is reported: a copied descriptor is told of its id, not of its rows.
        Declare("The api id", id, reader.LocationOf("id"));
        Declare("The method", $"{area.Name}.{method}", reader.LocationOf("method"));
        var fields = new FieldBinder(_shared, area.Name, _diagnostics, _enums, _declarations);
        var records = new RecordBinder(fields, _shared, _diagnostics, _declarations, kind == EndpointKind.Order);
        var message = new MessageBinder(records, _diagnostics, _declarations).Bind(reader, kind.Value, id);
        var typeName = kind == EndpointKind.Realtime ? message?.Record.TypeName : ReadTypeName(reader, method);
        if (typeName is null)
        {
            return null;
        }

        var endpoint = new EndpointModel(id, area.Name, kind.Value, korean, method, summary, path, typeName, EquatableArray<FieldModel>.Empty, null);
        if (kind != EndpointKind.Realtime)
        {
            endpoint = BindCall(reader, endpoint, fields, records);
            if (kind == EndpointKind.Token && endpoint.ResponseSecrets.Any())
            {
                Declare("The call that issues", "access tokens", reader.LocationOf("kind"));
            }
        }

        return endpoint with
        {
            Note = reader.Text("note"),
            Origin = reader.Text("origin"),
            IsAddition = IsAddition,
            HasAddedArea = area.IsAddition,
            Message = message,
            Trnm = kind == EndpointKind.SocketCall ? reader.RequiredText("trnm", "") : null,
            NotOnMock = MockRefusalReader.Read(reader, _diagnostics),
            LookUp = _lookUps.Select(lookUp => lookUp.ApiId).ToEquatableArray(),
            Enums = _enums.ToEquatableArray(),
        };
    }

    /// <summary>
    /// Reports the mistakes in the elements of a descriptor that becomes no endpoint, so that a file is told all of its mistakes at once.
    /// </summary>
    private void CheckElements(MappingReader reader, EndpointKind kind, string area, string typeName)
    {
        // What it declares is nobody's: it is not in the way of other descriptors.
        var fields = new FieldBinder(_shared, area, _diagnostics, [], []);
        var records = new RecordBinder(fields, _shared, _diagnostics, [], kind == EndpointKind.Order);
        new MessageBinder(records, _diagnostics, []).Bind(reader, kind, "");
        if (kind != EndpointKind.Realtime)
        {
            var (responseType, sharedResponse) = ResponseTypeReader.Read(reader, typeName, _shared, _diagnostics);
            new RequestBinder(fields, kind == EndpointKind.Order, _diagnostics).Bind(reader.SubMapping("request"), typeName);
            records.BindResponse(reader, responseType, typeName, sharedResponse, out _);
        }
    }

    /// <summary>The kind by what only that kind has, where the descriptor says none that can be read.</summary>
    private static EndpointKind GuessKind(MappingReader reader) =>
        reader.Has(LookUpReader.Key) ? EndpointKind.Order :
        reader.Has("trnm") ? EndpointKind.SocketCall :
        reader.Has("values") ? EndpointKind.Realtime : EndpointKind.Query;

    private EndpointModel BindCall(MappingReader reader, EndpointModel endpoint, FieldBinder fields, RecordBinder records)
    {
        var (responseType, sharedResponse) = ResponseTypeReader.Read(reader, endpoint.TypeName, _shared, _diagnostics);
        var requests = new RequestBinder(fields, endpoint.Kind == EndpointKind.Order, _diagnostics);
        var request = requests.Bind(reader.SubMapping("request"), endpoint.RequestType);
        var response = records.BindResponse(reader, responseType, endpoint.TypeName, sharedResponse, out var isComplete);
        DeclareTypes(reader, endpoint.TypeName, request.Any(field => field.Constant is null), sharedResponse is null);
        endpoint = endpoint with
        {
            Request = request,
            Response = response,
            HasSharedResponse = sharedResponse is not null,
            Short = ShortReader.Read(reader, endpoint.Kind, request, requests.KnowsRequired && !reader.IsMisspelt("request"), _diagnostics),
            PagedRows = PagesReader.Read(reader, endpoint.Kind, response, isComplete),
        };
        return endpoint.Kind == EndpointKind.Order ? new OrderChecker(_shared, _enums, _diagnostics).Check(reader, endpoint, isComplete) : endpoint;
    }

    private void CheckKeysOfKind(MappingReader reader, EndpointKind kind)
    {
        var (misplaced, why) = kind switch
        {
            EndpointKind.Realtime => (CallKeys.Append("trnm"), "a realtime type has 'message', 'items' and 'values'"),
            EndpointKind.SocketCall when reader.Has("values") || reader.IsMisspelt("values") => ([], ""),
            EndpointKind.SocketCall => (MessageBinder.Keys, "the messages that a call starts have 'values'"),
            _ => (MessageBinder.Keys.Append("trnm"), "only realtime types and calls over the socket have it"),
        };
        foreach (var entry in reader.Mapping.Entries.Where(entry => misplaced.Contains(entry.Key.Value)))
        {
            _diagnostics.Add(SpecDiagnostics.MisplacedKey, entry.Key.Location, entry.Key.Value, why);
        }
    }

    private string? ReadId(MappingReader reader)
    {
        if (reader.RequiredText("id", "") is not { } id)
        {
            return null;
        }

        if (!id.All(c => c is (>= '0' and <= '9') or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z')))
        {
            reader.ReportInvalid("id", id, "letters and digits");
            return null;
        }

        // Ids that differ by case only (0G, 0g) need another file name where the file system cannot tell them apart.
        if (_file.Stem != id && !_file.Stem.StartsWith(id + "-", StringComparison.Ordinal))
        {
            _diagnostics.Add(SpecDiagnostics.WrongFileName, reader.LocationOf("id"), id);
        }

        return id;
    }

    private EndpointKind? ReadKind(MappingReader reader)
    {
        if (reader.RequiredText("kind", "") is not { } text)
        {
            return null;
        }

        switch (text)
        {
            case "query":
                return EndpointKind.Query;
            case "order":
                return EndpointKind.Order;
            case "token" when !IsAddition:
                return EndpointKind.Token;
            case "socketCall" when !IsAddition:
                return EndpointKind.SocketCall;
            case "realtime":
                return EndpointKind.Realtime;
            default:
                reader.ReportInvalid("kind", text, string.Join(", ", IsAddition ? KindsOfAdditions : Kinds));
                return null;
        }
    }

    private string? ReadMethod(MappingReader reader)
    {
        if (reader.RequiredText("method", "") is not { } method ||
            !new MeaningParser(_diagnostics).CheckName(method, reader.LocationOf("method")))
        {
            return null;
        }

        if (method.EndsWith("Async", StringComparison.Ordinal))
        {
            reader.ReportInvalid("method", method, "a name without 'Async', which is appended");
            return null;
        }

        return method;
    }

    private static string? ReadPath(MappingReader reader)
    {
        if (reader.RequiredText("url", "") is not { } path)
        {
            return null;
        }

        if (!UrlPath.IsPlain(path))
        {
            reader.ReportInvalid("url", path, "a path such as /api/dostk/stkinfo");
            return null;
        }

        return path;
    }

    /// <summary>The area: the library's folders say it. A project need not have such folders: its descriptors may say it themselves.</summary>
    private AreaModel? ReadArea(MappingReader reader, LocationInfo location)
    {
        if (reader.Has(AreaKey) && !IsAddition)
        {
            _diagnostics.Add(SpecDiagnostics.MisplacedKey, reader.LocationOf(AreaKey), AreaKey, "the folder is the area");
        }

        var named = IsAddition ? reader.Text(AreaKey) : null;
        var area = _shared.FindArea(named ?? _file.Folder);
        if (area is null && _shared.HasAllAreas)
        {
            var name = named ?? _file.Folder;
            var hint = Hint.DidYouMean(name, _shared.Areas.Select(other => other.Folder));
            _diagnostics.Add(SpecDiagnostics.UnknownArea, reader.Has(AreaKey) ? reader.LocationOf(AreaKey) : location, name, named is null && IsAddition ? hint + ": say 'area' here" : hint);
        }

        return area;
    }

    private string? ReadTypeName(MappingReader reader, string method)
    {
        if (reader.Has("type") || reader.IsMisspelt("type"))
        {
            return reader.Text("type") is { } name && new MeaningParser(_diagnostics).CheckName(name, reader.LocationOf("type")) ? name : null;
        }

        const string Get = "Get";
        return method.StartsWith(Get, StringComparison.Ordinal) && method.Length > Get.Length ? method.Substring(Get.Length) : method;
    }

    private void Declare(string what, string name, LocationInfo location) => _declarations.Add(new Declaration(what, name, location));

    private void DeclareTypes(MappingReader reader, string typeName, bool hasRequest, bool hasResponse)
    {
        var location = reader.LocationOf(reader.Has("type") ? "type" : "method");
        Declare("The type", typeName + "Endpoint", location);
        if (hasRequest)
        {
            Declare("The type", typeName + "Request", location);
        }

        if (hasResponse)
        {
            Declare("The type", typeName, location);
        }
    }
}
