using Kiwoom.Generator.Diagnostics;
using Kiwoom.Generator.Model;

namespace Kiwoom.Generator.Spec;

/// <summary>Sees that each list in which an order is looked up is one in which it can be found: by the number that stands in its receipt.</summary>
internal static class LookUpChecker
{
    private const string ApiId = "The api id";

    public static void Check(IReadOnlyList<BoundDescriptor> descriptors, DiagnosticBag diagnostics)
    {
        foreach (var order in descriptors.Where(descriptor => descriptor.LookUps.Count > 0 && descriptor.Role != SpecRole.BuiltIn).OrderBy(descriptor => descriptor.Path, StringComparer.Ordinal))
        {
            var named = new HashSet<string>(StringComparer.Ordinal);
            foreach (var lookUp in order.LookUps)
            {
                var problem = named.Add(lookUp.ApiId) ? FindProblem(lookUp.ApiId, order.Model?.OrderNumber?.Wire, descriptors) : "it is named twice";
                if (problem is not null)
                {
                    diagnostics.Add(SpecDiagnostics.NoListOfOrders, lookUp.Location, lookUp.ApiId, problem);
                }
            }
        }
    }

    private static string? FindProblem(string apiId, string? number, IReadOnlyList<BoundDescriptor> descriptors)
    {
        if (descriptors.FirstOrDefault(descriptor => descriptor.Model?.ApiId == apiId) is not { Model: { } list } found)
        {
            // One with mistakes is reported already.
            return descriptors.Any(descriptor => descriptor.Model is null && IsOf(descriptor, apiId))
                ? null
                : "there is no descriptor with this id" + Hint.DidYouMean(apiId, descriptors.Select(descriptor => descriptor.Model?.ApiId).OfType<string>());
        }

        if (list.Kind != EndpointKind.Query)
        {
            return "it is no query";
        }

        // An order that lacks its number is reported, and so is a row's element that could not be read.
        var hasNumber = number is null || found.Diagnostics.Count > 0 || list.Records.Skip(1)
            .Any(row => row.Members.OfType<ScalarMember>().Any(member => member.Field.Wire == number));
        return hasNumber ? null : $"its rows have no '{number}', which is the order's number in its receipt";
    }

    private static bool IsOf(BoundDescriptor descriptor, string apiId)
    {
        var stem = Path.GetFileNameWithoutExtension(descriptor.Path);
        return stem == apiId || stem.StartsWith(apiId + "-", StringComparison.Ordinal) ||
            descriptor.Declarations.Any(declaration => declaration.What == ApiId && declaration.Name == apiId);
    }
}
