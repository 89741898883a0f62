// Gives the generator a YamlDotNet of its own name. The compiler loads one assembly of a name for all generators of a compilation: under
// its own name another generator would be given ours, or we theirs.
using Mono.Cecil;

const string Shared = "YamlDotNet";
const string Own = "Kiwoom.Generator.YamlDotNet";
var (generator, library, output) = (args[0], args[1], args[2]);
Directory.CreateDirectory(output);

using (var yaml = AssemblyDefinition.ReadAssembly(library))
{
    // Its signature is of the name that it had.
    yaml.Name = new AssemblyNameDefinition(Own, yaml.Name.Version);
    yaml.MainModule.Name = Own + ".dll";
    yaml.MainModule.Attributes &= ~ModuleAttributes.StrongNameSigned;
    yaml.Write(Path.Combine(output, Own + ".dll"));
}

using var own = AssemblyDefinition.ReadAssembly(generator);
var reference = own.MainModule.AssemblyReferences.Single(reference => reference.Name == Shared);
reference.Name = Own;
reference.PublicKeyToken = [];
own.Write(Path.Combine(output, Path.GetFileName(generator)));
