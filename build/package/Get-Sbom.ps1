#Requires -Version 7.6
<#
.SYNOPSIS
Writes the software bill of materials of the module folder, as CycloneDX 1.6 in JSON.
.DESCRIPTION
Lists the packages whose assemblies lie in the folder, and every assembly with its hash. A tool that reads the project
would list packages too that are only needed to build.
Specification: https://cyclonedx.org/docs/1.6/json/
#>
[CmdletBinding()]
[OutputType([string])]
param()

. $PSScriptRoot/Package.ps1

function Get-FileComponent([string[]] $Name) {
    foreach ($file in Get-ChildItem $folder -Recurse -File -Filter *.dll | Where-Object Name -In $Name | Sort-Object FullName) {
        [ordered]@{
            type   = 'file'
            name   = [IO.Path]::GetRelativePath($folder, $file.FullName) -replace '\\', '/'
            hashes = @([ordered]@{ alg = 'SHA-256'; content = (Get-FileHash $file -Algorithm SHA256).Hash.ToLowerInvariant() })
        }
    }
}

$manifest = Import-PowerShellDataFile (Join-Path $folder 'StatusPS.psd1')
$data = $manifest.PrivateData.PSData
$version = $data.Prerelease ? "$($manifest.ModuleVersion)-$($data.Prerelease)" : $manifest.ModuleVersion
$packages = @(Get-ShippedPackage)
$own = (Get-ChildItem $folder -Recurse -Filter StatusPS*.dll).Name | Select-Object -Unique
$reference = @{}
foreach ($package in $packages) { $reference[$package.Name] = "pkg:nuget/$($package.Name)@$($package.Version)" }
$self = "pkg:nuget/StatusPS@${version}?repository_url=https://www.powershellgallery.com/api/v2"
# The packages that no other package needs are those of the module itself.
$direct = $packages.Name | Where-Object { $_ -notin $packages.Dependencies }

[ordered]@{
    bomFormat    = 'CycloneDX'
    specVersion  = '1.6'
    serialNumber = "urn:uuid:$([guid]::NewGuid())"
    version      = 1
    metadata     = [ordered]@{
        timestamp = [datetime]::UtcNow.ToString('yyyy-MM-ddTHH:mm:ssZ', [cultureinfo]::InvariantCulture)
        component = [ordered]@{
            type               = 'library'
            'bom-ref'          = $self
            name               = 'StatusPS'
            version            = $version
            description        = $manifest.Description
            licenses           = @(@{ license = @{ id = 'MIT' } })
            copyright          = $manifest.Copyright
            purl               = $self
            externalReferences = @([ordered]@{ type = 'vcs'; url = $data.ProjectUri })
            components         = @(Get-FileComponent $own)
        }
    }
    components   = @(foreach ($package in $packages) {
            [ordered]@{
                type               = 'library'
                'bom-ref'          = $reference[$package.Name]
                name               = $package.Name
                version            = $package.Version
                hashes             = @([ordered]@{ alg = 'SHA-512'; content = $package.Sha512 })
                licenses           = @(@{ license = @{ id = $package.License } })
                copyright          = $package.Copyright
                purl               = $reference[$package.Name]
                externalReferences = @([ordered]@{ type = 'vcs'; url = $package.Repository })
                components         = @(Get-FileComponent $package.Assemblies)
            }
        })
    dependencies = @(
        [ordered]@{ ref = $self; dependsOn = @($direct | ForEach-Object { $reference[$_] }) }
        foreach ($package in $packages) {
            [ordered]@{
                ref       = $reference[$package.Name]
                dependsOn = @($package.Dependencies | ForEach-Object { $reference[$_] } | Where-Object { $_ } | Sort-Object)
            }
        }
    )
} | ConvertTo-Json -Depth 10
