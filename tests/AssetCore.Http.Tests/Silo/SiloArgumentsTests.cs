using AssetCore.Silo.Composition;

namespace AssetCore.Http.Tests.Silo;

public sealed class SiloArgumentsTests
{
    [Theory]
    [InlineData]
    [InlineData("--urls", "http://127.0.0.1:1")]
    [InlineData("--urls=http://127.0.0.1:1", "--AssetCore:Storage:Kind", "Memory")]
    [InlineData("--assetcore:auth:root", "", "Logging:LogLevel:Default=Debug", "/environment", "Development")]
    public void Settings_are_taken_in_every_form_that_the_configuration_knows(params string[] args)
    {
        Assert.Empty(SiloArguments.FindFaults(args));
        Assert.False(SiloArguments.AskForHelp(args));
    }

    [Theory]
    [InlineData("--verison has no value.", "--verison")]
    [InlineData("--verison is not a setting.", "--verison", "1")]
    [InlineData("--AssetCore is not a setting.", "--AssetCore", "1")]
    [InlineData("--Asset:Storage:Kind is not a setting.", "--Asset:Storage:Kind=Files")]
    [InlineData("--AssetCore:Storage:Kind has no value.", "--AssetCore:Storage:Kind", "--urls", "http://127.0.0.1:1")]
    [InlineData("start is no setting: write --SETTING VALUE.", "start")]
    [InlineData("-v is no setting: write --SETTING VALUE.", "-v")]
    public void What_is_no_setting_is_named_and_not_passed_over(string fault, params string[] args) =>
        Assert.Contains(fault, SiloArguments.FindFaults(args));

    [Theory]
    [InlineData("--help")]
    [InlineData("-h")]
    [InlineData("--urls", "http://127.0.0.1:1", "--HELP")]
    public void Who_asks_for_help_is_told(params string[] args) => Assert.True(SiloArguments.AskForHelp(args));
}
