#!/usr/bin/env bash
# Makes sample.img: a disk of 160 KB with a GPT of three partitions, some of them filled. Needs sfdisk, of util-linux.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

image=sample.img
rm -f "$image"
truncate -s 163840 "$image"
sfdisk --quiet "$image" <<'EOF'
label: gpt
label-id: 6E0B3C5C-2F53-4B0C-9E8F-5D0C2D3A4B10
first-lba: 34

start=40, size=16, type=C12A7328-F81F-11D2-BA4B-00A0C93EC93B, uuid=6E0B3C5C-2F53-4B0C-9E8F-5D0C2D3A4B11, name="system"
start=56, size=150, type=0FC63DAF-8483-4772-8E79-3D69D8477DE4, uuid=6E0B3C5C-2F53-4B0C-9E8F-5D0C2D3A4B12, name="data"
start=208, size=77, type=0657FD6D-A4AB-43C4-84E5-0933C84B4F4F, uuid=6E0B3C5C-2F53-4B0C-9E8F-5D0C2D3A4B13, name="swap"
EOF

# Something to read: lines of text in the second partition.
seq --format 'line %.0f of the data' 1 3000 | head -c $((150 * 512)) | dd of="$image" bs=512 seek=56 conv=notrunc status=none
sfdisk --dump "$image"
sha256sum "$image"
