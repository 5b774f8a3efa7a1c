BeforeDiscovery {
    $missing = if (-not (Get-Module PSScriptAnalyzer -ListAvailable)) { 'PSScriptAnalyzer is not installed' }
    $root = Split-Path (Split-Path $PSScriptRoot)
    $files = if ($missing) { @{ Name = "any script: $missing" } }
    else {
        Get-ChildItem $root -Recurse -File -Include *.ps1, *.psd1 | Where-Object FullName -NotMatch '[\\/](out|bin|obj|node_modules)[\\/]' |
            ForEach-Object { @{ Name = [IO.Path]::GetRelativePath($root, $_.FullName); Path = $_.FullName } }
    }
}

Describe 'PSScriptAnalyzer' {
    It 'has nothing to say of <Name>' -ForEach $files -Skip:([bool] $missing) {
        $settings = Join-Path (Split-Path (Split-Path $PSScriptRoot)) 'PSScriptAnalyzerSettings.psd1'
        Invoke-ScriptAnalyzer -Path $Path -Settings $settings | ForEach-Object { "$($_.RuleName), line $($_.Line): $($_.Message)" } | Should -BeNullOrEmpty
    }
}
