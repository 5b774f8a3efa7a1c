# One fresh process: writes the milliseconds of an import.
param([Parameter(Mandatory)][string] $ModulePath)

$clock = [Diagnostics.Stopwatch]::StartNew()
Import-Module $ModulePath
$clock.Elapsed.TotalMilliseconds.ToString('0.00', [cultureinfo]::InvariantCulture)
