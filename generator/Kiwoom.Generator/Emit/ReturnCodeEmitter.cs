using System.Globalization;
using Kiwoom.Generator.Common;
using Kiwoom.Generator.Model;

namespace Kiwoom.Generator.Emit;

/// <summary>Writes what each <c>return_code</c> says by itself.</summary>
internal static class ReturnCodeEmitter
{
    public static string Emit(EquatableArray<ReturnCodeModel> codes)
    {
        var code = CodeWriter.ForFile("spec/return-codes.yaml");
        code.Line("namespace Kiwoom");
        using (code.Open())
        {
            code.Line("/// <summary>What a <c>return_code</c> says by itself.</summary>");
            using var type = code.Open("internal static class ReturnCodes");
            code.Line("/// <summary>Its meaning; unknown where there is none, or one that nobody has recorded.</summary>");
            code.Line("public static ReturnMeaning MeaningOf(int? code) => code switch");
            using (code.Open(null, "};"))
            {
                foreach (var known in codes.OrderBy(known => known.Code))
                {
                    code.Line($"{known.Code.ToString(CultureInfo.InvariantCulture)} => ReturnMeaning.{known.Meaning},");
                }

                code.Line("_ => ReturnMeaning.Unknown,");
            }
        }

        return code.ToString();
    }
}
