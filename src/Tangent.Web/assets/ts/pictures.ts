/** A picture can be saved as PNG too: the browser draws the SVG file at twice its size. Without a script the SVG is there alone. */
const sharpness = 2;

export function startPictures(): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>("a[data-png]")) {
    link.hidden = false;
    link.addEventListener("click", event => {
      event.preventDefault();
      save(link).catch(() => location.assign(link.href));
    });
  }
}

async function save(link: HTMLAnchorElement): Promise<void> {
  const answer = await fetch(link.href);
  if (!answer.ok) throw new Error(`${answer.status}`);
  const picture = new Image();
  picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(await answer.text())}`;
  await picture.decode();

  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [picture.naturalWidth * sharpness, picture.naturalHeight * sharpness];
  const brush = canvas.getContext("2d");
  if (!brush) throw new Error("no canvas");
  brush.drawImage(picture, 0, 0, canvas.width, canvas.height);
  const png = await new Promise<Blob | null>(done => canvas.toBlob(done, "image/png"));
  if (!png) throw new Error("no picture");

  const file = document.createElement("a");
  file.href = URL.createObjectURL(png);
  file.download = link.dataset.png ?? "picture.png";
  file.click();
  URL.revokeObjectURL(file.href);
}
