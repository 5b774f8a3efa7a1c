#Requires -Version 7.6
<#
.SYNOPSIS
Installs an older package from a folder, finds the new one by the name of a command, and updates to it.
.DESCRIPTION
For the package test, which starts it with an empty home. Writes what it found as JSON.
.PARAMETER Package
The path of the new package.
.PARAMETER Module
The folder of the module that the package was made from.
.PARAMETER Folder
An empty folder for the repository and the older module.
#>
[CmdletBinding()]
[OutputType([string])]
param(
    [Parameter(Mandatory)] [string] $Package,
    [Parameter(Mandatory)] [string] $Module,
    [Parameter(Mandatory)] [string] $Folder
)

$ErrorActionPreference = 'Stop'
$repository = (New-Item -ItemType Directory (Join-Path $Folder 'repository')).FullName
$older = (New-Item -ItemType Directory (Join-Path $Folder 'older')).FullName

# The version before: the same module with another number.
Copy-Item $Module $older -Recurse
$manifest = Join-Path $older 'StatusPS/StatusPS.psd1'
Set-Content $manifest ((Get-Content -Raw $manifest) -replace "(ModuleVersion\s*= )'[^']+'", "`$1'0.0.1'")
Compress-PSResource -Path (Join-Path $older 'StatusPS') -DestinationPath $repository

Register-PSResourceRepository -Name Folder -Uri $repository -Trusted
Install-PSResource StatusPS -Repository Folder
$before = Get-InstalledPSResource StatusPS

Copy-Item $Package $repository
$byCommand = Find-PSResource -CommandName Get-StatusOverview -Repository Folder
$found = Find-PSResource StatusPS -Repository Folder
Update-PSResource StatusPS -Repository Folder

[ordered]@{
    Before       = @("$($before.Version)")
    After        = @(Get-InstalledPSResource StatusPS | ForEach-Object { "$($_.Version)" } | Sort-Object)
    ByCommand    = @($byCommand | ForEach-Object { "$($_.ParentResource.Name ?? $_.Name)" } | Select-Object -Unique)
    ProjectUri   = "$($found.ProjectUri)"
    LicenseUri   = "$($found.LicenseUri)"
    ReleaseNotes = "$($found.ReleaseNotes)"
    Tags         = @($found.Tags)
} | ConvertTo-Json
