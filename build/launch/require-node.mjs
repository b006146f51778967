// Before `npm install`: an old Node would make npm pick older major versions of our libraries without a word.
// `npm ci` takes the versions of the lockfile and `npx zwgk` brings the right Node itself: both are let through.
const major = Number(process.versions.node.split('.')[0])
if (process.env.npm_command === 'install' && major < 24) {
  console.error(`This project needs Node 24 or newer; this is ${process.versions.node}.`)
  console.error('Run `npm start` or `npm test`: they bring the right Node into the project folder by themselves.')
  process.exit(1)
}
