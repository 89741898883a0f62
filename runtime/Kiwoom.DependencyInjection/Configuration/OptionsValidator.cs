using Microsoft.Extensions.Options;

namespace Kiwoom.Configuration;

/// <summary>Has the options check themselves, and says whose they are.</summary>
internal sealed class OptionsValidator : IValidateOptions<KiwoomOptions>
{
    public ValidateOptionsResult Validate(string? name, KiwoomOptions options)
    {
        try
        {
            options.Validate();
            return ValidateOptionsResult.Success;
        }
        catch (KiwoomConfigurationException e)
        {
            var owner = string.IsNullOrEmpty(name) ? "Kiwoom" : $"Kiwoom '{name}'";
            return ValidateOptionsResult.Fail(e.Problems.Select(problem => $"{owner}: {problem}"));
        }
    }
}
