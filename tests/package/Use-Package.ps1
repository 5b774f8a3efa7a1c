#Requires -Version 7.6
<#
.SYNOPSIS
Runs a script with the installed module, and writes as JSON what it printed and where the module was loaded from.
.PARAMETER Script
The path of the script. It names the module's commands without importing it.
#>
[CmdletBinding()]
[OutputType([string])]
param([Parameter(Mandatory)] [string] $Script)

$PSStyle.OutputRendering = 'PlainText'
$output = . $Script 2>&1
$module = Get-Module StatusPS
$engine = [AppDomain]::CurrentDomain.GetAssemblies().Where({ $_.GetName().Name -eq 'StatusPS.Engine' })

[ordered]@{
    Output  = $output | Out-String -Width 200
    Errors  = @($output | Where-Object { $_ -is [Management.Automation.ErrorRecord] } | ForEach-Object FullyQualifiedErrorId)
    Version = "$($module.Version)"
    Module  = $module.ModuleBase
    Engine  = @($engine.Location | Split-Path | ForEach-Object { [IO.Path]::GetRelativePath($module.ModuleBase, $_) -replace '\\', '/' })
} | ConvertTo-Json
