using System.Buffers;

namespace StatusPS.Engine.Transport;

/// <summary>
/// The body of a response. Reading fails beyond a limit, counted after decompression. The beginning is buffered, so
/// that an unexpected body can still be read as an error envelope.
/// </summary>
internal sealed class BoundedResponseStream(Stream inner, long limit) : Stream
{
    private const int BufferSize = 16 * 1024;

    private byte[] _beginning = [];
    private int _buffered;
    private long _read;

    /// <summary>True if the body exceeds the limit.</summary>
    public bool IsTooLarge { get; private set; }

    /// <summary>The buffered beginning of the body.</summary>
    public ReadOnlySpan<byte> Beginning => _beginning.AsSpan(0, _buffered);

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => _read; set => throw new NotSupportedException(); }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = inner.ReadAsync(buffer, cancellationToken);
        // A small body arrives together with its headers.
        return read.IsCompletedSuccessfully ? new(Count(buffer.Span, read.Result)) : AwaitAsync(read, buffer);
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) =>
        Count(buffer.AsSpan(offset, count), inner.Read(buffer, offset, count));

    public override void Flush() { }
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (_beginning.Length > 0) ArrayPool<byte>.Shared.Return(_beginning);
        _beginning = [];
        _buffered = 0;
        base.Dispose(disposing);
    }

    private async ValueTask<int> AwaitAsync(ValueTask<int> read, Memory<byte> buffer)
    {
        int count = await read;
        return Count(buffer.Span, count);
    }

    private void Grow(int length)
    {
        byte[] larger = ArrayPool<byte>.Shared.Rent(Math.Max(length, Math.Min(BufferSize, _beginning.Length * 2)));
        Beginning.CopyTo(larger);
        if (_beginning.Length > 0) ArrayPool<byte>.Shared.Return(_beginning);
        _beginning = larger;
    }

    private int Count(ReadOnlySpan<byte> buffer, int count)
    {
        _read += count;
        if (_read > limit)
        {
            IsTooLarge = true;
            throw new InvalidDataException("The response exceeds the limit.");
        }
        int keep = Math.Min(count, BufferSize - _buffered);
        if (keep > 0)
        {
            if (_buffered + keep > _beginning.Length) Grow(_buffered + keep);
            buffer[..keep].CopyTo(_beginning.AsSpan(_buffered));
            _buffered += keep;
        }
        return count;
    }
}
