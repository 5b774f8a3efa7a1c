#Requires -Version 7.6
<#
.SYNOPSIS
The project's tasks from a PowerShell prompt. They are the README's own commands.
.EXAMPLE
./build.ps1 -Task Test
#>
[CmdletBinding()]
param(
    [ValidateSet('Build', 'Test', 'Soak', 'Demo', 'Bench', 'Help', 'Package')]
    [string[]] $Task = 'Build',

    [ValidateSet('Debug', 'Release')]
    [string] $Configuration = 'Debug'
)

$ErrorActionPreference = 'Stop'

function Invoke-Dotnet {
    & dotnet @args
    if ($LASTEXITCODE) { throw "dotnet $args ended with $LASTEXITCODE." }
}

Push-Location $PSScriptRoot
try {
    switch ($Task) {
        'Build' { Invoke-Dotnet build StatusPS.sln --configuration $Configuration }
        'Test' { Invoke-Dotnet test StatusPS.sln --configuration $Configuration }
        'Soak' {
            # The tests that do much more when they are told to: a million spoiled answers, twenty thousand keys among faults.
            $before = $env:STATUSPS_SOAK
            try {
                $env:STATUSPS_SOAK = '1'
                Invoke-Dotnet build StatusPS.sln --configuration $Configuration
                Invoke-Dotnet run --no-build --project tests/StatusPS.Engine.Tests --configuration $Configuration '--' -trait Category=Soak -showLiveOutput
                if (Get-Module Pester -ListAvailable | Where-Object { $_.Version.Major -eq 5 }) {
                    & ([Environment]::ProcessPath) -NoProfile -NonInteractive -File tests/Pester/Run.ps1 -Path Chaos
                    if ($LASTEXITCODE) { throw "The Pester part ended with $LASTEXITCODE." }
                    Get-Content out/chaos.md
                } else {
                    Write-Warning 'Pester 5 is not installed (Install-Module Pester): the pipelines among faults were not run.'
                }
            }
            finally {
                $env:STATUSPS_SOAK = $before
            }
        }
        'Demo' { Invoke-Dotnet run --project src/StatusPS.Demo --configuration $Configuration }
        'Bench' { Invoke-Dotnet run --project tests/StatusPS.Benchmarks --configuration Release }
        'Help' { & ./docs/Export-Help.ps1 }
        'Package' {
            # For every machine: nothing compiled ahead for this one.
            Invoke-Dotnet build src/StatusPS --configuration Release '-p:ModuleReadyToRun=false'
            $manifest = Import-PowerShellDataFile out/module/StatusPS/StatusPS.psd1
            $package = "out/StatusPS-$($manifest.ModuleVersion).zip"
            Compress-Archive -Path out/module/StatusPS -DestinationPath $package -Force
            Get-Item $package
        }
    }
}
finally {
    Pop-Location
}
