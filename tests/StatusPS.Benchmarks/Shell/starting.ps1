# One fresh process: writes the milliseconds of the import, whether it loaded anything of the engine, and those of the first query.
param([Parameter(Mandatory)][string] $ModulePath)

$clock = [Diagnostics.Stopwatch]::StartNew()
Import-Module $ModulePath
$import = $clock.Elapsed.TotalMilliseconds
$loaded = @([AppDomain]::CurrentDomain.GetAssemblies().Where{ $_.GetName().Name -match '^(StatusPS\.(Engine|Emulator)|Polly|Microsoft\.Extensions\.Http)' }).Count
$query = (Measure-Command { Get-JobInstanceStatus 100 -BizId 1 -Profile demo }).TotalMilliseconds
[string]::Format([cultureinfo]::InvariantCulture, '{0:0.0} {1} {2:0.0}', $import, $loaded, $query)
