"""What the book keeps in the browser, looked at and written to from outside."""

ALL = """store => new Promise((done, fail) => {
  const opening = indexedDB.open('heldinmind');
  opening.onerror = () => fail(opening.error);
  opening.onsuccess = () => {
    const asked = opening.result.transaction(store).objectStore(store).getAll();
    asked.onsuccess = () => { opening.result.close(); done(asked.result); };
  };
})"""
PUT = """([store, values, version]) => new Promise((done, fail) => {
  const opening = indexedDB.open('heldinmind', version);
  opening.onupgradeneeded = () => {
    if (!opening.result.objectStoreNames.contains('later')) opening.result.createObjectStore('later');
  };
  opening.onerror = () => fail(opening.error);
  opening.onsuccess = () => {
    const work = opening.result.transaction(store, 'readwrite');
    for (const value of values) work.objectStore(store).put(value);
    work.oncomplete = () => { opening.result.close(); done(); };
  };
})"""
# For as long as `window.held` stands, whatever wants to write to this store waits.
HOLD = """store => new Promise((held) => {
  window.held = true;
  const opening = indexedDB.open('heldinmind');
  opening.onsuccess = () => {
    const work = opening.result.transaction(store, 'readwrite');
    const again = () => { if (window.held) work.objectStore(store).count().onsuccess = again; };
    again();
    work.oncomplete = () => opening.result.close();
    held();
  };
})"""
