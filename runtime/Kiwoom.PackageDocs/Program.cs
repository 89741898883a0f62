// Takes out of an assembly's XML documentation what its users cannot see: the compiler documents internal members too.
// Overloads of one name stay or go together.
using System.Xml.Linq;
using Kiwoom.PackageDocs;

var (assembly, documentation) = (args[0], args[1]);
var visible = PublicNames.Of(assembly);
var document = XDocument.Load(documentation, LoadOptions.PreserveWhitespace);
foreach (var member in document.Root!.Element("members")!.Elements("member").Where(member => !visible.Contains(NameOf(member))).ToList())
{
    (member.PreviousNode as XText)?.Remove();
    member.Remove();
}

document.Save(documentation, SaveOptions.DisableFormatting);

// "M:Kiwoom.Code.Parse``1(System.String)" is of the name "Kiwoom.Code.Parse".
static string NameOf(XElement member)
{
    var name = member.Attribute("name")!.Value[2..];
    name = name.Split('(')[0];
    return name.Split("``")[0];
}
