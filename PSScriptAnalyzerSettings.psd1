@{
    # What is left out, and why; everything else counts.
    ExcludeRules = @(
        # Pester's blocks share variables in a way that the rule does not follow.
        'PSUseDeclaredVarsMoreThanAssignments'
        # The same: what a job's script block takes by -ArgumentList is declared in its param block.
        'PSUseUsingScopeModifierInNewRunspaces'
        # Functions of tests and of the build, which nobody else calls.
        'PSUseShouldProcessForStateChangingFunctions'
        'PSAvoidUsingPositionalParameters'
        # PowerShell 7 reads UTF-8 without a mark, and every other file here is without one.
        'PSUseBOMForUnicodeEncodedFile'
    )
}
