#Requires -Version 7.6
<#
.SYNOPSIS
Makes the files of a release from the module folder: the bill of materials, the package for the Gallery and the zip.
.PARAMETER Destination
The folder that gets the files. Default: out.
#>
[CmdletBinding(SupportsShouldProcess)]
[OutputType([IO.FileInfo])]
param([string] $Destination = '')

. $PSScriptRoot/Package.ps1

if (-not $Destination) { $Destination = Join-Path $root 'out' }
if (-not $PSCmdlet.ShouldProcess($Destination, 'Make the package')) { return }
if (-not (Test-Path $folder)) { throw "There is no module in $folder. Run: ./build.ps1 -Task Package" }

$null = New-Item -ItemType Directory $Destination -Force
# Packages of an older build are not offered beside the new ones.
Get-ChildItem $Destination -File | Where-Object Name -Match '^StatusPS[.-]\d.*\.(nupkg|zip|cdx\.json)$' | Remove-Item
Set-TextFile (Join-Path $folder 'StatusPS.cdx.json') (& $PSScriptRoot/Get-Sbom.ps1)

Import-Module Microsoft.PowerShell.PSResourceGet
$package = Compress-PSResource -Path $folder -DestinationPath $Destination -PassThru
$version = [regex]::Match($package.Name, '^StatusPS\.(.+)\.nupkg$').Groups[1].Value
$zip = Join-Path $Destination "StatusPS-$version.zip"
Compress-Archive -Path $folder -DestinationPath $zip -Force
Copy-Item (Join-Path $folder 'StatusPS.cdx.json') (Join-Path $Destination "StatusPS-$version.cdx.json")
Get-Item $package.FullName, $zip, (Join-Path $Destination "StatusPS-$version.cdx.json")
