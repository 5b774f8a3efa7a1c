#Requires -Version 7.6
<#
.SYNOPSIS
Publishes the package in out to the PowerShell Gallery.
.PARAMETER ApiKey
The owner's key of the Gallery.
.PARAMETER Repository
The name of a registered repository. Default: PSGallery.
#>
[CmdletBinding(SupportsShouldProcess)]
param(
    [string] $ApiKey = '',
    [string] $Repository = 'PSGallery'
)

. $PSScriptRoot/Package.ps1

if (-not $ApiKey) { throw 'No key was specified. Run: ./build.ps1 -Task Publish -ApiKey <key of the PowerShell Gallery>' }
$packages = @(Get-ChildItem (Join-Path $root 'out') -Filter StatusPS.*.nupkg)
if ($packages.Count -ne 1) { throw "Found $($packages.Count) packages in out instead of one. Run: ./build.ps1 -Task Package" }
Import-Module Microsoft.PowerShell.PSResourceGet
if (-not $PSCmdlet.ShouldProcess("$($packages[0].Name) to $Repository", 'Publish')) { return }
Publish-PSResource -NupkgPath $packages[0].FullName -Repository $Repository -ApiKey $ApiKey
