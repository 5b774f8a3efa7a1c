<#
.SYNOPSIS
Makes what Get-Help reads (module/<language>/StatusPS.dll-Help.xml) from the markdown beside this file. It is committed, so that nothing else needs PlatyPS.
#>
$ErrorActionPreference = 'Stop'
Import-Module Microsoft.PowerShell.PlatyPS -MinimumVersion 1.0.3

foreach ($language in 'en-US', 'zh-CN') {
    # The order of the files is the order of the help: the same on every machine.
    $files = [string[]] (Get-ChildItem (Join-Path $PSScriptRoot $language) -Filter *-*.md).FullName
    [Array]::Sort($files, [StringComparer]::Ordinal)
    $pages = Import-MarkdownCommandHelp -LiteralPath $files
    $folder = Join-Path ([IO.Path]::GetTempPath()) "statusps-help-$([guid]::NewGuid().ToString('N'))"
    $null = $pages | Export-MamlCommandHelp -OutputFolder $folder
    $maml = [xml]::new()
    $maml.PreserveWhitespace = $true
    $maml.Load((Get-ChildItem $folder -Recurse -Filter *.xml).FullName)
    Remove-Item $folder -Recurse

    $names = [Xml.XmlNamespaceManager]::new($maml.NameTable)
    $names.AddNamespace('maml', 'http://schemas.microsoft.com/maml/2004/10')
    $names.AddNamespace('command', 'http://schemas.microsoft.com/maml/dev/command/2004/10')
    $names.AddNamespace('dev', 'http://schemas.microsoft.com/maml/dev/2004/10')

    # There is no page online, and PlatyPS makes a link to it without an address.
    foreach ($link in @($maml.SelectNodes("//maml:navigationLink[maml:linkText='Online Version' and maml:uri='']", $names))) {
        if ($link.PreviousSibling -is [Xml.XmlWhitespace]) { $null = $link.ParentNode.RemoveChild($link.PreviousSibling) }
        $null = $link.ParentNode.RemoveChild($link)
    }

    # The fences of code are marks of markdown, and nobody wants to read them.
    foreach ($text in $maml.SelectNodes('//command:example//maml:para/text()', $names)) { $text.Value = $text.Value -replace '(?m)^```\w*\n?' }

    # PlatyPS leaves the defaults out.
    foreach ($page in $pages) {
        foreach ($parameter in $page.Parameters | Where-Object DefaultValue) {
            $node = $maml.SelectSingleNode("//command:command[command:details/command:name='$($page.Title)']/command:parameters/command:parameter[maml:name='$($parameter.Name)']", $names)
            $default = $maml.CreateElement('dev', 'defaultValue', 'http://schemas.microsoft.com/maml/dev/2004/10')
            $default.InnerText = $parameter.DefaultValue
            $null = $node.AppendChild($default)
        }
    }

    $path = Join-Path (Split-Path $PSScriptRoot) "module/$language/StatusPS.dll-Help.xml"
    $null = New-Item -ItemType Directory (Split-Path $path) -Force
    [IO.File]::WriteAllText($path, ($maml.OuterXml -replace "`r`n", "`n").TrimEnd() + "`n")
    Get-Item $path
}
