#Requires -Version 7.6
<#
.SYNOPSIS
Writes the notices that the licenses of the shipped packages ask for, as one text.
.DESCRIPTION
Reads the license, the copyright and the notices from each package. Packages with the same text share one part. A
package that declares the MIT license and has no file for it gets the text of that license with its own copyright.
#>
[CmdletBinding()]
[OutputType([string])]
param()

. $PSScriptRoot/Package.ps1

# The license of this project is the MIT license: its words without the line of the copyright.
$mit = ((Get-Content -Raw (Join-Path $root 'LICENSE')) -replace '\r').Trim()

function Get-LicenseText($Package) {
    $file = Get-ChildItem $Package.Path -File | Where-Object Name -Match '^LICENSE(\.txt|\.md)?$' | Select-Object -First 1
    if ($file) { return ((Get-Content -Raw $file) -replace '\r').Trim() }
    if ($Package.License -ne 'MIT') {
        throw "The package $($Package.Name) has no license file, and its license '$($Package.License)' is not MIT."
    }
    $mit -replace '(?m)^Copyright .*$', ($Package.Copyright -replace '\$', '$$$$')
}

function Get-Heading($Packages) {
    ($Packages | ForEach-Object { "$($_.Name) $($_.Version)`n  $($_.License), $($_.Copyright)`n  $($_.Repository)" }) -join "`n"
}

$line = '=' * 80
$packages = @(Get-ShippedPackage)
$text = [Text.StringBuilder]::new("StatusPS contains the assemblies of these packages, under the licenses below.`n")
foreach ($group in $packages | Group-Object { Get-LicenseText $_ }) {
    $null = $text.Append("`n$line`n$(Get-Heading $group.Group)`n$line`n`n$($group.Name)`n")
}
# What the packages themselves contain of others.
$withNotices = $packages | Where-Object { Test-Path (Join-Path $_.Path 'THIRD-PARTY-NOTICES.TXT') }
foreach ($group in $withNotices | Group-Object { (Get-Content -Raw (Join-Path $_.Path 'THIRD-PARTY-NOTICES.TXT')) -replace '\r' }) {
    $names = ($group.Group | ForEach-Object { "$($_.Name) $($_.Version)" }) -join "`n"
    $null = $text.Append("`n$line`nNotices of`n$names`n$line`n`n$($group.Name.Trim())`n")
}
$text.ToString()
