namespace Kiwoom.Tests.Conventions;

/// <summary>What the core library needs: each package more is one that every application has to take.</summary>
internal sealed class ReferenceTests
{
    private static readonly string[] Packages = ["Microsoft.Extensions.Logging.Abstractions", "System.Threading.RateLimiting"];

    [Test]
    public void Core_refers_to_the_framework_and_two_packages()
    {
        var framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        var others = typeof(KiwoomClient).Assembly.GetReferencedAssemblies()
            .Select(reference => reference.Name!)
            .Where(name => !File.Exists(Path.Combine(framework, name + ".dll")));

        Assert.That(others, Is.EquivalentTo(Packages));
    }

    [Test]
    public void Project_of_the_core_names_no_other_package()
    {
        var project = System.Xml.Linq.XDocument.Load(Path.Combine(SpecFiles.Folder, "..", "runtime", "Kiwoom", "Kiwoom.csproj"));

        Assert.That(project.Descendants("PackageReference").Select(package => package.Attribute("Include")!.Value), Is.EquivalentTo(Packages));
    }
}
