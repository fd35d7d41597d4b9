namespace Dashboard.Server.Access;

/// <summary>Folders and files that only the server's own user may read: keys, and what they open.</summary>
internal static class PrivateFiles
{
    private const UnixFileMode OwnersFolder = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private const UnixFileMode OwnersFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Makes the folder where it is missing (mode 0700), and takes other users' rights from one that is there.</summary>
    /// <exception cref="IOException">It cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be made.</exception>
    public static DirectoryInfo Folder(string path)
    {
        var folder = Directory.CreateDirectory(path);
        try
        {
            if (!OperatingSystem.IsWindows() && folder.UnixFileMode != OwnersFolder)
            {
                folder.UnixFileMode = OwnersFolder;
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // Some file systems know no such rights, and some folders are another user's who shares them on purpose. The
            // files that matter have their own rights.
        }

        return folder;
    }

    /// <summary>
    /// Replaces a file in one step (mode 0600): a power cut leaves either the old text or the new one, never a part.
    /// </summary>
    /// <exception cref="IOException">It cannot be written; the old text is still there.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written; the old text is still there.</exception>
    public static void Replace(string path, ReadOnlySpan<byte> text)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnersFile;
        }

        var next = path + ".new";
        using (var file = new FileStream(next, options))
        {
            file.Write(text);
            file.Flush(flushToDisk: true);
        }

        File.Move(next, path, overwrite: true);
    }
}
