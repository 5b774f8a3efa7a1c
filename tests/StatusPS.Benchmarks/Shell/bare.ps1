# Makes an assembly of cmdlets that do nothing.
param([Parameter(Mandatory)][string] $Path, [Parameter(Mandatory)][int] $Count)

$cmdlets = 1..$Count | ForEach-Object { "[Cmdlet(`"Get`", `"Bare$_`")] public class GetBare$_ : PSCmdlet { [Parameter] public string Name { get; set; } }" }
Add-Type -TypeDefinition ("using System.Management.Automation;`n" + ($cmdlets -join "`n")) -OutputAssembly $Path -OutputType Library
