#!/usr/bin/env bash
# Package:  NJsonSchema.CodeGeneration.CSharp (NuGet) 11.6.2, the generator inside NSwag; compiled with Microsoft.CodeAnalysis.CSharp 5.0.0
# Date:     2026-11-28
# Seen:     From a string enum of digits ("0", "3", "5", "81", ..., the order types of this API) it makes members _0, _3, _5, _81
#           with [EnumMember] for the text. With the JSON library set to System.Text.Json it puts JsonStringEnumConverter on the
#           property, which does not look at EnumMember and takes digits for the ordinal: "3" (market) is read as _81 (after
#           hours), "5" as _62, "81" as a value without a name. _3 is written as "_3". No error anywhere. With Newtonsoft.Json
#           all of it is right.
# Expected: "3" refused by the converter, or read as _3; and _3 written as "3".
# Matters:  The order type of an order read back is another one, with a name that looks sound, and an order is sent with
#           "_3", which is no order type. Generate with Newtonsoft.Json, or turn enums of digits into plain strings first, and
#           read every value of an enum once in a test.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
cat > look.csproj <<'X'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings><Nullable>enable</Nullable><NuGetAudit>false</NuGetAudit></PropertyGroup>
  <ItemGroup><PackageReference Include="NJsonSchema.CodeGeneration.CSharp" Version="11.6.2" /><PackageReference Include="Microsoft.CodeAnalysis.CSharp" Version="5.0.0" /></ItemGroup>
</Project>
X
cat > Program.cs <<'CS'
using System.Reflection;
using System.Text.Json;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NJsonSchema;
using NJsonSchema.CodeGeneration.CSharp;

var schema = await JsonSchema.FromJsonAsync("""
    { "title": "Order", "type": "object", "properties": { "trde_tp": { "type": "string", "enum": ["0", "3", "5", "81", "61", "62", "6", "7"] } } }
    """);
Type Order(CSharpJsonLibrary library)
{
    var code = new CSharpGenerator(schema, new CSharpGeneratorSettings { JsonLibrary = library, Namespace = "Made" }).GenerateFile();
    var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path));
    var compilation = CSharpCompilation.Create("made" + library, [CSharpSyntaxTree.ParseText(code)], references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
    using var bytes = new MemoryStream();
    if (!compilation.Emit(bytes).Success) throw new InvalidOperationException("the generated code does not compile");
    return Assembly.Load(bytes.ToArray()).GetType("Made.Order")!;
}
var changed = 0;
void Look(string library, Type order, Func<string, object> read, Func<object, string> write, string text, string readAs, string member, string writtenAs)
{
    var property = order.GetProperties().Single(each => each.PropertyType.IsEnum);
    var got = property.GetValue(read($$"""{"trde_tp":"{{text}}"}"""))!.ToString();
    var made = Activator.CreateInstance(order)!;
    property.SetValue(made, Enum.Parse(property.PropertyType, member));
    var json = write(made);
    Console.WriteLine($"{library}: \"{text}\" is read as {got}; {member} is written as {json}");
    if (got != readAs || !json.Contains($"\"trde_tp\":\"{writtenAs}\"")) changed++;
}
var own = Order(CSharpJsonLibrary.SystemTextJson);
Func<string, object> readOwn = text => JsonSerializer.Deserialize(text, own)!;
Func<object, string> writeOwn = value => JsonSerializer.Serialize(value, own);
Look("System.Text.Json", own, readOwn, writeOwn, "0", "_0", "_0", "_0");
Look("System.Text.Json", own, readOwn, writeOwn, "3", "_81", "_3", "_3");
Look("System.Text.Json", own, readOwn, writeOwn, "5", "_62", "_5", "_5");
Look("System.Text.Json", own, readOwn, writeOwn, "81", "81", "_81", "_81");
var other = Order(CSharpJsonLibrary.NewtonsoftJson);
Look("Newtonsoft.Json", other, text => Newtonsoft.Json.JsonConvert.DeserializeObject(text, other)!, Newtonsoft.Json.JsonConvert.SerializeObject, "3", "_3", "_3", "3");
return changed == 0 ? 0 : 1;
CS
dotnet run -v q
